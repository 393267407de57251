from shop.marks import each, logged


@each(1, 2)
def check_stock(order):
    return order.stock > 0


@logged
def check_shelf(order):
    return order.shelf is not None


def check_weight(order):
    return order.weight < 30
