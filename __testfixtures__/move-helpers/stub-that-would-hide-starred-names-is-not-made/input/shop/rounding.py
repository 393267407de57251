def floor_cents(amount):
    return amount // 1
