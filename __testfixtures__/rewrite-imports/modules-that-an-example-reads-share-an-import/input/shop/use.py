"""Uses.

Example
-------
>>> import shop as s
>>> s.till.money.pay()
1
>>> s.till.drawer.Till()
>>> s.till.card.pay()
"""
