import functools

from .overrides import dispatch, label, set_module

dispatched = functools.partial(dispatch, module="brook")


@dispatched(None)
def swim():
    return 1


def dive():
    return label("brook", "s")


dive.__module__ = "brook"


@set_module("brook")
class Carp:
    pass
