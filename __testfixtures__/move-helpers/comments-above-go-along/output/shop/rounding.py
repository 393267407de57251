"""Rounding rules of invoices."""


def round_cents(amount):
    return round(amount, 2)


# Cash is rounded to 5 cents in Switzerland.
# (There are no smaller coins.)
def round_cash(amount):
    # half to even is good enough for coins
    return round(amount * 20) / 20  # exact for all coins
    # never call this for cards
