from numbers import Number

add = Number.register


class Bill:
    pass


def _one(kind):
    add(kind)


def _begin():
    _one(Bill)


_begin()
