import pkg.solo as solo


def g(pkg):
    return pkg + solo.V
