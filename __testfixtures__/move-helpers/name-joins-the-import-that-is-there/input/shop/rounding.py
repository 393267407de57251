from decimal import Decimal


def floor_cents(amount: Decimal) -> Decimal:
    return amount // Decimal(1)
