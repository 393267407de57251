from mill.wheels import *
from mill.stones import *
from mill.wheels import sorted

ORDER = sorted([2, 1]), turn(), weight()
