from typing import TYPE_CHECKING
import shop
from .lines import Line
from .tax import net

if TYPE_CHECKING:
    from .stock import count

FIRST = shop.lines.SIZE


def price():
    return tax.net(1)


__all__ = ["FIRST", "Line", "count", "net", "price"]

# Imported when first used (PEP 562).
_LAZY = {
    "count": "shop.stock:count",
    "stock": "shop.stock",
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
