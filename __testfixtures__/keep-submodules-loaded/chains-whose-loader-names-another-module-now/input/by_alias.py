import shop as market
from shop.till.coins import count


def total(coins):
    return count(coins), market.till.coins.value(coins)
