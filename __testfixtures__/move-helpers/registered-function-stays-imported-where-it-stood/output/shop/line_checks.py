from shop.registry import check


@check("lines")
def has_lines(order):
    return bool(order.lines)
