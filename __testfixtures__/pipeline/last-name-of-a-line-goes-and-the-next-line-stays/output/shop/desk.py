from shop.money import card
from shop.till import (total,
                       tax, change)


def serve():
    return total() + tax() + change() + card()
