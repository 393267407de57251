from shop.orders import STEP, round_cents


def total(amounts):
    return round_cents(sum(amounts)) * STEP
