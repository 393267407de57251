from shop.money import Money


def pay(cents):
    return Money(cents)
