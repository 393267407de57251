from river.carp import SCALES as SCALES

FINS = 2
