from acme.b import g


def f():
    return g()


C = f()


def stays():
    return C
