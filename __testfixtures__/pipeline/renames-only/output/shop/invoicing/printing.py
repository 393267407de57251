import pathlib

from shop import money as misc
from shop.invoicing.paper import Bill

LOGO = pathlib.Path(__file__).with_name("logo.svg")


def printed(bill: Bill) -> str:
    """Print a bill.

    >>> from shop.invoicing.paper import Bill
    >>> printed(Bill(2, 6))
    '10 in steps of 5'
    """
    return f"{bill.total()} in steps of {misc.STEP}"
