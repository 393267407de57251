from mill.wheels import sorted
from mill.wheels import *

ORDER = sorted([2, 1]), turn()
