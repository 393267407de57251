import functools

RATE = 0.25


def audited(kind):
    return lambda function: functools.wraps(function)(lambda *args, **kw: (kind, function(*args, **kw)))


class Meta(type):
    pass


class Base(metaclass=Meta):
    pass


def pay(billing=0, rate=0):
    return billing, rate
