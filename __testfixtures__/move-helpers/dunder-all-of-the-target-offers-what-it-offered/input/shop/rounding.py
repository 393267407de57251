__all__ = ["floor_cents"]


def floor_cents(amount):
    return amount // 1
