import shop.bills
from shop import bills
from shop.bills import (
    Bill,
    rounded,  # to five cents
)


def charge(customer, *prices):
    bill = Bill(customer, *prices)
    late = bills.Reminder(customer, *prices)
    return bill.total(), late.total(), rounded(3), shop.bills.DAYS
