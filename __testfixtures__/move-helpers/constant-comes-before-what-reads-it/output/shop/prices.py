PER_KILO = 4.9


def freight(weight, price=PER_KILO):
    return weight * price
