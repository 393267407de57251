RATE = 0.25


def billing():
    return "bills"


billing.RATE = "function"
