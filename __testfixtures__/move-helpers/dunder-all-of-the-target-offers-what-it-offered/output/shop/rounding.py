__all__ = ["floor_cents"]


def floor_cents(amount):
    return amount // 1


def round_cents(amount):
    return round(amount, 2)
