from mill.wheels import *


def order(xs, sorted=list):
    return sorted(xs), turn()
