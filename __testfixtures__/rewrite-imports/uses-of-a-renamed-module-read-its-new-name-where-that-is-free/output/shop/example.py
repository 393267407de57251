from shop import money as misc


def net(price):
    """
    >>> misc.rounded(net(10.7))
    10.0
    """
    return misc.rounded(price / 1.07)
