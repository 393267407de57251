STEP = 20


def round_cents(amount):
    return round(amount * STEP) / STEP
