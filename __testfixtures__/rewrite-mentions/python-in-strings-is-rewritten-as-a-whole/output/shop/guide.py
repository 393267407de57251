"""How to bill.

.. code-block:: python

    from shop.bills import gross
    from shop.money import net
    import shop.store

    net(shop.store.count())

Or see :mod:`shop.store`::

    from shop import store as stock
    stock.count()
"""


def fenced():
    """Count.

    ```python
    import shop.money

    shop.money.net(1)
    ```
    """
