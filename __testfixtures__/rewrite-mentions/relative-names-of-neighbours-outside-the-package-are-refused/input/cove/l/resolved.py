from importlib import import_module
from importlib.util import resolve_name

_WHERE = (".k.session", "Session")


def session():
    return getattr(import_module(resolve_name("." + _WHERE[0], __package__)), _WHERE[1])
