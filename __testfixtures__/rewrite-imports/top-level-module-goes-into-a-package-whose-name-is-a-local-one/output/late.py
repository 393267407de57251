import pkg.a


def g():
    import pkg.solo as solo

    return solo.V + pkg.a.f()
