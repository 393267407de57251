import sys

from shop.orders import _cached, _log, _named, _price

STREAM = _cached(lambda: sys.stdout, _log)
TITLE = _named("x")
SIZES = tuple(map(_price, ("1", "2")))
