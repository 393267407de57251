from shop import (
    tax,  # what the office takes (see the law)
    bills,
)


def total():
    return bills.bill() * tax.RATE
