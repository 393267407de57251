# Copyright the shop
# All rights reserved


# Cents, not less.
def round_cents(amount):
    return round(amount, 2)
