import by_name
import shop


def total(coins):
    return by_name.total(coins), shop.till.coins.value(coins)
