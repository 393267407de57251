import shop.billing as billing
from shop.billing import FLOOR, Rate


class Reduced(billing.Rate):
    value = max(7, billing.FLOOR)


def again():
    from shop.billing import FLOOR, total
    import shop.billing

    return total(shop.billing.Rate) + FLOOR + shop.billing.FLOOR
