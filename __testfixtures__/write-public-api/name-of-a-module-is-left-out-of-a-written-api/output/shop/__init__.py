from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import total as total
    from .total import half

__all__ = ["half"]

# Imported when first used (PEP 562).
_LAZY = {
    "half": "shop.total:half",
    "total": "shop.total",
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
