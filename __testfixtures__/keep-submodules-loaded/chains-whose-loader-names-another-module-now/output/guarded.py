import shop

try:
    import shop.till.coins
    from shop.change import count
except ImportError:
    count = len


def total(coins):
    return count(coins), shop.till.coins.value(coins)
