from mill.listed import *

ORDER = sorted([2, 1]), turn()
