"""Uses.

Example
-------
>>> from shop_till import card, drawer, money
>>> money.pay()
1
>>> drawer.Till()
>>> card.pay()
"""
