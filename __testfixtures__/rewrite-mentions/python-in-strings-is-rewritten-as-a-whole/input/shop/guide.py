"""How to bill.

.. code-block:: python

    from shop.bills import gross, net
    import shop.stock

    net(shop.stock.count())

Or see :mod:`shop.stock`::

    from shop import stock
    stock.count()
"""


def fenced():
    """Count.

    ```python
    import shop.bills

    shop.bills.net(1)
    ```
    """
