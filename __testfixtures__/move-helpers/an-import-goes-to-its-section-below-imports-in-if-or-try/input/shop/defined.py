import sys

try:
    from math import prod
except ImportError:

    def prod(values):
        return 1


from shop.stock import left


def all_of(values):
    return left(prod(values)), sys
