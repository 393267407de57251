import lake
from lake.carp import SCALES

print(lake.SCALES, SCALES)
