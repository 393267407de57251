from .parts import treadle  # of four


HEDDLES = treadle
