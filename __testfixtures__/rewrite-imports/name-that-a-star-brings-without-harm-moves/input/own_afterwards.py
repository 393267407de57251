from mill.wheels import *


def sorted(xs):
    return turn()


ORDER = sorted([])
