import inspect
import sys


class Coin:
    pass


def all_kinds():
    return [kind for _, kind in inspect.getmembers(sys.modules[__name__], inspect.isclass)]


def rate():
    return 3
