import functools

from shop import registry as t
from shop.registry import cache, unique


@unique
def check_stock(order):
    return order.stock > 0


@t.unique
def check_shelf(order):
    return order.shelf is not None


@cache
def check_weight(order):
    return order.weight < 30


@functools.cache
def limit():
    return 30
