from gridlib import *


def size(x):
    return Table(x)
