from lake.carp import SCALES as SCALES

FINS = 2
