import decimal


def round_cents(amount):
    return amount.quantize(decimal.Decimal("0.01"))
