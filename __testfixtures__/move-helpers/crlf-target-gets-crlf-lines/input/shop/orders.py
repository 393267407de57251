from decimal import Decimal


# Cents, not less.
def round_cents(amount: Decimal) -> Decimal:
    """Round to cents.

    Half goes to even.
    """
    return amount.quantize(Decimal("0.01"))


def half(amount: Decimal) -> Decimal:
    return amount / 2
