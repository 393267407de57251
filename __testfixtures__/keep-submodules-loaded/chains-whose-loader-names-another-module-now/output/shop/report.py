import shop.till.coins as _shop_till_coins  # noqa: F401

from . import till
from .change import count


def total(coins):
    return count(coins), till.coins.value(coins)
