from typing import TYPE_CHECKING

from .fast import *

if TYPE_CHECKING:
    from .tax import net

__all__ = ["net", "fast", "tax"]
__all__ += [
    name
    for name in ("dumps",)
    if name in globals()
]

# Imported when first used (PEP 562).
_LAZY = {
    "net": "shop.tax:net",
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
