from decimal import ROUND_HALF_UP, Decimal


def floor_cents(amount: Decimal) -> Decimal:
    return amount // Decimal(1)


def round_cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
