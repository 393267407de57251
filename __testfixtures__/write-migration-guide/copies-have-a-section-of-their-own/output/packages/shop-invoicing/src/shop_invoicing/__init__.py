from shop_invoicing._money import Money


def pay(cents):
    return Money(cents)
