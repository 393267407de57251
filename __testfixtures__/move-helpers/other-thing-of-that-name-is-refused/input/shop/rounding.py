def round_cents(amount):
    return int(amount * 100) / 100


def floor_cents(amount):
    return round_cents(amount - 0.005)
