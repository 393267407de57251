import pkg.a


def g():
    import solo

    return solo.V + pkg.a.f()
