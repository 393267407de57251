"""A shop."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop import lines as lines, stock as stock, tax as tax
    from shop.lines import Line, Plate
    from shop.stock import LIMIT, count
    from shop.tax import gross, net

__all__ = ["LIMIT", "Line", "Plate", "count", "gross", "net"]

# Imported when first used (PEP 562).
_LAZY = {
    "Line": "shop.lines:Line",
    "Plate": "shop.lines:Plate",
    "LIMIT": "shop.stock:LIMIT",
    "count": "shop.stock:count",
    "gross": "shop.tax:gross",
    "net": "shop.tax:net",
    "lines": "shop.lines",
    "stock": "shop.stock",
    "tax": "shop.tax",
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
