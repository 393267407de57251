def speed():
    return 2


def axis():
    """
    >>> import orb
    >>> orb.spin.axis()
    5
    """
    return 5
