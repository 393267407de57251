def charge(price):
    """What the customer pays.

    >>> from shop.invoicing import net_price
    >>> import shop.invoicing as b; b.RATE
    0.25
    >>> for price in [1]:
    ...     import shop.invoicing
    ...     print(shop.invoicing.gross_price(price),
    ...           net_price(price))
    1.25 1
    >>> billing.RATE
    Traceback (most recent call last):
        ...
    NameError: name 'billing' is not defined
    """
    from .invoicing import gross_price

    return gross_price(price)
