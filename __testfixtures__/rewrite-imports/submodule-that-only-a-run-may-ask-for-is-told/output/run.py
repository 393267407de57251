import sys

import shop.groups.kernel
from shop import groups

print(getattr(groups, sys.argv[1]).X)
