import shop.till.coins
from shop.change import count


def total(coins):
    return count(coins), shop.till.coins.value(coins)
