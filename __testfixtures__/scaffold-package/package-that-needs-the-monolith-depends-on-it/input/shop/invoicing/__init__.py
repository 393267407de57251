from ..money import CURRENCY


def label(price):
    return f"{price} {CURRENCY}"
