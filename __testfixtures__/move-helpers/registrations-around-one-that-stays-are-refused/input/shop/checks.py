from shop.registry import check


@check
def has_lines(order):
    return bool(order.lines)


@check
def has_customer(order):
    return order.customer is not None


@check
def has_total(order):
    return order.total > 0
