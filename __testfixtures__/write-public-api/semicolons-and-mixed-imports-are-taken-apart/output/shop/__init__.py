from typing import TYPE_CHECKING

import shop._codec

if TYPE_CHECKING:
    from .tax import net
    from .lines import Line
    import shop.stock as goods
    from .tax import gross, \
        _round

__all__ = ["Line", "goods", "gross", "net"]

# Imported when first used (PEP 562).
_LAZY = {
    "net": "shop.tax:net",
    "Line": "shop.lines:Line",
    "goods": "shop.stock",
    "gross": "shop.tax:gross",
    "_round": "shop.tax:_round",
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
