from decimal import Decimal as Money


def double(total: Money) -> Money:
    return total * 2
