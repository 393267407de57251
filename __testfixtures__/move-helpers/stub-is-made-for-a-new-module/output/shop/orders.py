from shop.rounding import round_cents


def total(amounts):
    return round_cents(sum(amounts))
