from typing import TYPE_CHECKING

from shop.conf import HOME
from shop.clock import YEAR

if TYPE_CHECKING:
    from shop.conf import NAME, Conf
    from shop.text import WORDS

__all__ = ["HOME", "NAME", "Conf", "YEAR", "WORDS", "clock", "conf", "text"]

# Imported when first used (PEP 562).
_LAZY = {
    "NAME": "shop.conf:NAME",
    "Conf": "shop.conf:Conf",
    "WORDS": "shop.text:WORDS",
    "text": "shop.text",
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _LAZY[name].partition(":")
    value = import_module(module)
    if attribute:
        value = getattr(value, attribute)
    globals()[name] = value
    return value


def __dir__() -> "list[str]":
    return sorted({*globals(), *_LAZY})
