from shop import orders


def rule(name):
    return getattr(orders, name, getattr(orders, "round_cents"))
