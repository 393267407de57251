from mill.wheels import *


def order(xs):
    return sorted(xs), turn()
