def round_cents(amount):
    return round(amount, 2)


def total(amounts):
    return round_cents(sum(amounts))
