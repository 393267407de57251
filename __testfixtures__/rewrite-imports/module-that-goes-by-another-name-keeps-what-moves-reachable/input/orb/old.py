import sys

from orb import spin

sys.modules[__name__] = spin
