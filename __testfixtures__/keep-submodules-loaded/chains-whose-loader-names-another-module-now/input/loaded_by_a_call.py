import in_function
import shop


def total(coins):
    return in_function.total(coins), shop.till.coins.value(coins)
