from .parts import treadle  # of four


HEDDLES = treadle


def lift():
    return treadle
