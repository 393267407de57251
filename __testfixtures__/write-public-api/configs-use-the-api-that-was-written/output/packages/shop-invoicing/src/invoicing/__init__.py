from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import lines as lines
    from .lines import Line, Plate

__all__ = ["Line", "Plate"]

# Imported when first used (PEP 562).
_LAZY = {
    "Line": "invoicing.lines:Line",
    "Plate": "invoicing.lines:Plate",
    "lines": "invoicing.lines",
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
