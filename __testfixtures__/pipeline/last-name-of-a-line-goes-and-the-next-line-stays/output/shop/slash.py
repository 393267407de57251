from shop.money import card
from shop.till import total, tax


def serve():
    return total() + tax() + card()
