from shop.till import (total, card,
                       tax, change)


def serve():
    return total() + tax() + change() + card()
