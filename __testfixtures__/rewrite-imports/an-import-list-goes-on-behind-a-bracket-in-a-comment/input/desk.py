from shop import (
    tax,  # what the office takes (see the law)
    billing,
)


def total():
    return billing.bill() * tax.RATE
