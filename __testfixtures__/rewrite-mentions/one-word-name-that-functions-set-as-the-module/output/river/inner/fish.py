import functools

from .overrides import dispatch, label, set_module

dispatched = functools.partial(dispatch, module="river")


@dispatched(None)
def swim():
    return 1


def dive():
    return label("brook", "s")


dive.__module__ = "river"


@set_module("river")
class Carp:
    pass
