from shop.till import total, card, \
    tax


def serve():
    return total() + tax() + card()
