"""More."""

from shop.registry import register

LIMIT = 3


@register
def first_check_of_all_of_them():
    return 1
