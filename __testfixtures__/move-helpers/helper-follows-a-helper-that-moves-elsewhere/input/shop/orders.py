"""Orders of the shop."""


def round_cents(amount):
    return round(amount, 2)


def gross(net):
    return round_cents(net * 1.19)


def total(nets):
    return sum(map(gross, nets)), round_cents(sum(nets))
