import sys

import orb.far

LOADED = sys.modules[__name__] == orb.far
