STEP = 20


def total(amounts):
    from shop.rounding import round_cash

    return round_cash(sum(amounts))


def quick(amount):
    from shop.rounding import round_cash

    return round_cash(amount)  # no tax
