"""Orders of the shop."""

CURRENCY = "EUR"


def label(price):
    return f"{price} {CURRENCY}"
