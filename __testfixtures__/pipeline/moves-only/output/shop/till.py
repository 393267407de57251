import shop.papers
from shop import papers
from shop.bills import (
    Bill,
)
from shop.money import rounded  # to five cents


def charge(customer, *prices):
    bill = Bill(customer, *prices)
    late = papers.Reminder(customer, *prices)
    return bill.total(), late.total(), rounded(3), shop.papers.DAYS
