from mill.wheels import *
from mill.stones import *

ORDER = sorted([2, 1]), turn(), weight()
