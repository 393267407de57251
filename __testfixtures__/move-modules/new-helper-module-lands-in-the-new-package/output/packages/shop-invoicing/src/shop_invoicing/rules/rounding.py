from decimal import Decimal


def round_cents(amount):
    return amount.quantize(Decimal("0.01"))
