from shop.till import (total, cash, card,  # paid at night
                       tax, change,
                       )


def serve():
    return total() + tax() + change() + card() + cash()
