import by_name
import shop
import shop.till.coins


def total(coins):
    return by_name.total(coins), shop.till.coins.value(coins)
