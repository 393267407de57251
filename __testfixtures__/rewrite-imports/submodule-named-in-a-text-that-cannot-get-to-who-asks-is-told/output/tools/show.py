import sys

from shop import api, groups

print(getattr(groups, sys.argv[1]), api)
