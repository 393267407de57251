import re
import sys
from weakref import WeakKeyDictionary

_seen = []
_DIGITS = 2
_SPLIT = re.compile(",")
_MARKS = ("a", -1, None)


def _parts(text):
    return _SPLIT.split(text)


def _price(text, at=0):
    """Rounds a part of a text."""
    found = [part for part in _parts(text) if part not in _MARKS]
    return round(float(found[at]), _DIGITS)


def _cached(get, wrap):
    cache = WeakKeyDictionary()

    def func():
        key = get()
        if key not in cache:
            cache[key] = wrap()
        return cache[key]

    return func


def _named(name):
    return f"{__name__}.{name}"


def _log():
    return _seen


PRICE = _price("1.239,4")
STREAM = _cached(lambda: sys.stdout, _log)
TITLE = _named("x")
SIZES = tuple(map(_price, ("1", "2")))
_seen.append(PRICE)
