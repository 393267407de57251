# Copyright the shop
# All rights reserved

# Cents, not less.
def round_cents(amount):
    return round(amount, 2)


def pack(lines):
    return list(lines)
