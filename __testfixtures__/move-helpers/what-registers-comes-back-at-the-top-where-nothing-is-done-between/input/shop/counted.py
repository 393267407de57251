"""What is between counts what is there."""

from shop.table import TABLE, register

BEFORE = len(TABLE)


@register
def count(value):
    return value
