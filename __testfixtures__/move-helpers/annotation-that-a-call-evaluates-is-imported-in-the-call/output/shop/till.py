from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.orders import Order


class Till:
    pass


def close(x: int) -> int:
    return x


def outer(x):
    from shop.orders import Order

    def inner(a: Order) -> Order:
        return a

    return inner(x)


def listed(x):
    from shop.orders import Order

    class Lister:
        def first(self, *orders: Order):
            return orders[0]

    return Lister().first(x)


def noted(x):
    order: Order = x
    return order


def spelled(x):
    def inner(a: "Order"):
        return a

    return inner(x)
