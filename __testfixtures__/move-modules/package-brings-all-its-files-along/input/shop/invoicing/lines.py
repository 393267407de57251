from . import money


def total(amounts):
    return money.round_cents(sum(amounts))
