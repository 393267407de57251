import sys

import orb.far

assert sys.modules["orb.far"] == orb.far
R = orb.far.size()
