def charge(price):
    """What the customer pays.

    >>> from shop.billing import net_price
    >>> import shop.billing as b; b.RATE
    0.25
    >>> for price in [1]:
    ...     import shop.billing
    ...     print(shop.billing.gross_price(price),
    ...           net_price(price))
    1.25 1
    >>> billing.RATE
    Traceback (most recent call last):
        ...
    NameError: name 'billing' is not defined
    """
    from .billing import gross_price

    return gross_price(price)
