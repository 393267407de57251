"""Checks of an order, in the order in which they run."""

from shop.registry import check


@check("customer")
def has_customer(order):
    return order.customer is not None


from shop.line_checks import has_lines as has_lines  # noqa: E402


@check("total")
def has_total(order):
    return order.total > 0
