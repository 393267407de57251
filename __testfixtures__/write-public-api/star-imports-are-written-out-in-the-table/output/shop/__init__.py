from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .lines import *
    from .tax import *

__all__ = ["Line", "net", "gross", "lines", "tax"]

# Imported when first used (PEP 562).
_LAZY = {
    "Line": "shop.lines:Line",
    "net": "shop.tax:net",
    "gross": "shop.tax:gross",
    "lines": "shop.lines",
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
