from mill.facade import *

ORDER = sorted([2, 1])
