import sys

if "SCALE" in sys.argv:
    import json
else:
    json = None

from shop.stock import left


def kept():
    return left(json)
