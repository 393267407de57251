from shop.shipping import PER_KILO


def freight(weight, price=PER_KILO):
    return weight * price
