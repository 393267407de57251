import solo


def g(pkg):
    return pkg + solo.V
