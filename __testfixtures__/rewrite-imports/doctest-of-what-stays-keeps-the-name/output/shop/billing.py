from shop.totals import total as total


def tax(price):
    """Tax of what a total is.

    >>> tax(total(2))
    4
    >>> unused = tax
    >>> unused(3)
    3
    """
    return price
