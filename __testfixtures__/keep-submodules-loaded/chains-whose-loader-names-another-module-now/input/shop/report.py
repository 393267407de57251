from . import till
from .till.coins import count


def total(coins):
    return count(coins), till.coins.value(coins)
