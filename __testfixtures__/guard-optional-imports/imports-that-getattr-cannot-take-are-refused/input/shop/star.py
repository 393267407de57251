from gridlib import *


def size(x):
    return length(x)
