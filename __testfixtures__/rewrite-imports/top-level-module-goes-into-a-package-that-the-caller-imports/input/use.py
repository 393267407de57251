import solo, pkg.a
import pkg


def both():
    return solo.S, pkg.a.A, pkg.__name__


print(both(), solo.S)
