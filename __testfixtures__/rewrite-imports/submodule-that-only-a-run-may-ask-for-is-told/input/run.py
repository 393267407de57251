import sys

import shop.groups.core
from shop import groups

print(getattr(groups, sys.argv[1]).X)
