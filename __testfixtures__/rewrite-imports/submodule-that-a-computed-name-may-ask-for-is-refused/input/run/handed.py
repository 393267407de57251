import sys

import shop.groups.core
from run.pick import pick
from shop import groups

print(pick(groups, sys.argv[1]).X)
