from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.orders import Item, Order


def is_open(order) -> bool:
    from shop.orders import LIMITS, Order
    return isinstance(order, Order) and len(LIMITS) > 1


class Ledger:
    def first(self, other: Item) -> Item:
        return other


def total(item: Item, *more):
    from shop.orders import Order

    def one(order: Order):
        return Order is type(order)

    return [one(order) for order in more]
