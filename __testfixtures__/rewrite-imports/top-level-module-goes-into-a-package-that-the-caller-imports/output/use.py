import pkg.solo, pkg.a
import pkg


def both():
    return pkg.solo.S, pkg.a.A, pkg.__name__


print(both(), pkg.solo.S)
