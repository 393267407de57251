from numbers import Number

from shop.money import Bill

add = Number.register


def _one(kind):
    add(kind)


def _begin():
    _one(Bill)


_begin()
