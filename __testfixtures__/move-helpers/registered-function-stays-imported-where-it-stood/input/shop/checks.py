"""Checks of an order, in the order in which they run."""

from shop.registry import check


@check("customer")
def has_customer(order):
    return order.customer is not None


@check("lines")
def has_lines(order):
    return bool(order.lines)


@check("total")
def has_total(order):
    return order.total > 0
