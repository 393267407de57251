STEP = 20


def round_cash(amount):
    return round(amount * STEP) / STEP


def total(amounts):
    return round_cash(sum(amounts))


def quick(amount):
    return round_cash(amount)  # no tax
