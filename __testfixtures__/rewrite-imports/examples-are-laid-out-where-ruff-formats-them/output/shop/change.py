def change(coins):
    """Give change.

    >>> import shop.till
    >>> total = shop.till.add(1, 2, 3, 4, 5, 6, 7)
    >>> more = shop.till.add(1, 2, 3, 4, 5, 6, 7, 8, 9)
    >>> change([total, more])
    73

    Or so:

        >>> sum_of_all = shop.till.add(1, 2, 3, 4, 5)
        >>> shop.till.add(
        ...     1,
        ...     2,
        ... )
        3
    """
    return sum(coins)
