from loom.heddle import HEDDLES
from loom.warp import beat  # the rhythm
from loom.weft import WEFT  # a number
from loom.warp import (  # the rest
    # raised
    lift,
    stay,  # here
    tie,  # there
)

R = (beat(), lift(), stay(), tie("1"), WEFT, HEDDLES)
