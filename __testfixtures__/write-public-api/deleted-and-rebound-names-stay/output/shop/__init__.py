from typing import TYPE_CHECKING

from .tax import gross, net

if TYPE_CHECKING:
    from .lines import Line
    from .lines import Plate

net = 3
del tax, gross

__all__ = ["Line", "Plate", "net"]

# Imported when first used (PEP 562).
_LAZY = {
    "Line": "shop.lines:Line",
    "Plate": "shop.lines:Plate",
    "lines": "shop.lines",
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
