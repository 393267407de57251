from __future__ import annotations


def _counted(made):
    made.count = 0
    return made


class Order:
    pass


class Item:
    pass


LIMITS = [1]


Order = _counted(Order)
Item = _counted(Item)
LIMITS += [2]
