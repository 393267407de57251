import pathlib

from shop import misc
from shop.bills.paper import Bill

LOGO = pathlib.Path(__file__).with_name("logo.svg")


def printed(bill: Bill) -> str:
    """Print a bill.

    >>> from shop.bills.paper import Bill
    >>> printed(Bill(2, 6))
    '10 in steps of 5'
    """
    return f"{bill.total()} in steps of {misc.STEP}"
