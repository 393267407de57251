from shop import (
    tax,  # what the office takes (see the law)
    bills as billing,
)


def total():
    return billing.bill() * tax.RATE
