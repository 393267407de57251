from typing import TYPE_CHECKING

from shop.conf import LEVEL
from shop.limits import LIMIT
from shop.rates import RATE
from shop.net import fetch

if TYPE_CHECKING:
    from shop.conf import raise_level
    from shop.rates import Rate
    from shop.net import send

__all__ = [
    "LEVEL",
    "raise_level",
    "LIMIT",
    "RATE",
    "Rate",
    "fetch",
    "send",
    "conf",
    "limits",
    "net",
    "rates",
]

# Imported when first used (PEP 562).
_LAZY = {
    "raise_level": "shop.conf:raise_level",
    "Rate": "shop.rates:Rate",
    "send": "shop.net:send",
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
