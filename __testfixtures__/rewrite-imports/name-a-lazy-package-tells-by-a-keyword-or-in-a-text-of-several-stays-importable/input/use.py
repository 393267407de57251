import lake
import moor
import pond
import river
from lake import SCALES

print(SCALES, lake.SCALES, pond.SCALES, river.SCALES, moor.SCALES)
