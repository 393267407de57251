STEP = 20


def round_cash(amount):
    return round(amount * STEP) / STEP


def total(amounts):
    return round_cash(sum(amounts))
