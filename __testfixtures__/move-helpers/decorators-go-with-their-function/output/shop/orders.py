from decimal import Decimal


def gross(net: Decimal) -> Decimal:
    return net * 2
