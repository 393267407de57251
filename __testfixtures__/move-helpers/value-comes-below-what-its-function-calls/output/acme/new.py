def g():
    return 1


def f():
    return g()


C = f()
