from typing import TYPE_CHECKING

import shop._codec  # noqa: F401

if TYPE_CHECKING:
    from .lines import Line

try:
    from .frames import frame
except ImportError:
    frame = None

__all__ = ["shop", "Line", "lines", "tax"]
__all__ += [
    name
    for name in ("frame", "frames")
    if name in globals()
]

# Imported when first used (PEP 562).
_LAZY = {
    "Line": "shop.lines:Line",
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
