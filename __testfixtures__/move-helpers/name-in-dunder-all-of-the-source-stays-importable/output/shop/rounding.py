from decimal import Decimal


def round_cents(amount: Decimal) -> Decimal:
    return round(amount, 2)
