from pond.carp import SCALES as SCALES

FINS = 2
