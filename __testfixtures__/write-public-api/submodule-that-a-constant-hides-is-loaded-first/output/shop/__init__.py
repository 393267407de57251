from typing import TYPE_CHECKING

from .version import RELEASE

if TYPE_CHECKING:
    from .tax import net

version = ".".join(["1", "2"])

__all__ = ["RELEASE", "net", "version"]

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
