from shop.till import Till


class Order:
    pass


def outer(x):
    def inner(a: Order) -> Order:
        return a

    return inner(x)


def listed(x):
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


def use(x):
    return Till(), outer(x), listed(x), noted(x), spelled(x)
