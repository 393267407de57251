from __future__ import annotations


def _counted(made):
    made.count = 0
    return made


class Order:
    pass


class Item:
    pass


LIMITS = [1]


def is_open(order) -> bool:
    return isinstance(order, Order) and len(LIMITS) > 1


class Ledger:
    def first(self, other: Item) -> Item:
        return other


def total(item: Item, *more):
    def one(order: Order):
        return Order is type(order)

    return [one(order) for order in more]


Order = _counted(Order)
Item = _counted(Item)
LIMITS += [2]
