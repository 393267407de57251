from mill.wheels import *
from own import *

ORDER = sorted([2, 1]), turn()
