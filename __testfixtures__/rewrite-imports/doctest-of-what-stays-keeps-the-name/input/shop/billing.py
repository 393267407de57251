def total(price):
    """
    >>> total(2)
    4
    """
    return price * 2


def unused(price):
    return price


def tax(price):
    """Tax of what a total is.

    >>> tax(total(2))
    4
    >>> unused = tax
    >>> unused(3)
    3
    """
    return price
