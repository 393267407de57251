import lake
from lake.fish import SCALES

print(lake.SCALES, SCALES)
