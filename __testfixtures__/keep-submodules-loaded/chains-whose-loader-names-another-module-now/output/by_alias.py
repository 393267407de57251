import shop as market
import shop.till.coins as _shop_till_coins  # noqa: F401
from shop.change import count


def total(coins):
    return count(coins), market.till.coins.value(coins)
