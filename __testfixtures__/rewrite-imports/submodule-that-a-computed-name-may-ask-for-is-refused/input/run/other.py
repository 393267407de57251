import sys

import shop.groups.extra
from shop import groups

print(getattr(groups, "ex" + sys.argv[1]).X)
