import functools

from shop.stock_checks import (
    check_shelf as check_shelf,
    check_stock as check_stock,
    check_weight as check_weight,
)


@functools.cache
def limit():
    return 30
