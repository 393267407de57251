from moor.carp import SCALES as SCALES

FINS = 2
