import sys


class Table:
    pass


class List(Table):
    pass


def own():
    me = sys.modules[__name__]
    return [name for name in dir(me) if getattr(getattr(me, name), "__module__", "") == __name__]
