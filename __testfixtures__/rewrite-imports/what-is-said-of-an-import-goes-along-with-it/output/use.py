from loom.heddle import HEDDLES
from loom.weft import beat  # the rhythm
from loom.weft import WEFT  # a number
from loom.warp import (  # the rest
    # raised
    stay,  # here
)
from loom.heddle import lift
from loom.weft import tie  # there

R = (beat(), lift(), stay(), tie("1"), WEFT, HEDDLES)
