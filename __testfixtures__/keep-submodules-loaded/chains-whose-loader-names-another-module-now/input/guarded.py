import shop

try:
    from shop.till.coins import count
except ImportError:
    count = len


def total(coins):
    return count(coins), shop.till.coins.value(coins)
