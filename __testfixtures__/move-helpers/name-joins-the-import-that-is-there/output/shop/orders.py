from decimal import Decimal


def half(amount: Decimal) -> Decimal:
    return amount / 2
