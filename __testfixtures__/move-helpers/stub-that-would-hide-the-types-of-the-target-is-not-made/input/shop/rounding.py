def floor_cents(amount: float) -> float:
    return amount // 1
