from shop.prices import CENT


def to_cents(amount):
    return round(amount * CENT)
