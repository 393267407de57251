import sys
from functools import reduce

import shop.groups.core

print(reduce(getattr, sys.argv[1].split("."), shop).X)
