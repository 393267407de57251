from typing import TYPE_CHECKING

from .plugins import Cash, Till
from . import _setup

if TYPE_CHECKING:
    from .api import run
    from .tax import net

__all__ = ["Cash", "Till", "net", "run"]

# Imported when first used (PEP 562).
_LAZY = {
    "run": "shop.api:run",
    "net": "shop.tax:net",
    "api": "shop.api",
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
