def floor_cents(amount: float) -> float:
    return amount // 1


def round_cents(amount):
    return round(amount, 2)
