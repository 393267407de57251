from decimal import Decimal


def round_cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"))


def half(amount: Decimal) -> Decimal:
    return amount / 2
