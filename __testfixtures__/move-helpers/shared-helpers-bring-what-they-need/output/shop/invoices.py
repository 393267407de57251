from shop.orders import _to_cents


def amount(value):
    return _to_cents(value)
