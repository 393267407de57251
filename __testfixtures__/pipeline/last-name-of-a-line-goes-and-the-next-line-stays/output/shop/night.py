from shop.money import cash
from shop.money import card  # paid at night
from shop.till import (total,
                       tax, change,
                       )


def serve():
    return total() + tax() + change() + card() + cash()
