import shop
from shop.till.coins import count


def total(coins):
    return count(coins), shop.till.coins.value(coins)
