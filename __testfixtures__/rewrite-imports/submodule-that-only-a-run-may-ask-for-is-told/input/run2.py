import sys

from shop import teams

print(getattr(teams, sys.argv[1]).X)
