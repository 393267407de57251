from mill.wheels import *

BY = sorted([3])


def sorted(xs):
    return xs
