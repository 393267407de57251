from shop.orders import STEP


def round_cash(amount):
    return round(amount * STEP) / STEP
