def change(coins):
    """Give change.

    >>> import shop.billing.counters
    >>> total = shop.billing.counters.add(
    ...     1, 2, 3, 4, 5, 6, 7
    ... )
    >>> more = shop.billing.counters.add(
    ...     1, 2, 3, 4, 5, 6, 7, 8, 9
    ... )
    >>> change([total, more])
    73

    Or so:

        >>> sum_of_all = shop.billing.counters.add(
        ...     1, 2, 3, 4, 5
        ... )
        >>> shop.billing.counters.add(
        ...     1,
        ...     2,
        ... )
        3
    """
    return sum(coins)
