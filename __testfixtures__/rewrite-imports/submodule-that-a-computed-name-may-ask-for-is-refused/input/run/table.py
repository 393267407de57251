import sys

import shop.groups.core
import shop.groups.extra
from shop import groups

NAMES = {"c": "core", "e": "extra"}
print(getattr(groups, NAMES[sys.argv[1]]).X)
