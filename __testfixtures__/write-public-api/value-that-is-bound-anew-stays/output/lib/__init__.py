from typing import TYPE_CHECKING

from .clock import now
from .lamp import is_on

if TYPE_CHECKING:
    from .clock import tick
    from .tools import saw

__all__ = ["now", "tick", "is_on", "saw", "clock", "lamp", "tools"]

# Imported when first used (PEP 562).
_LAZY = {
    "tick": "lib.clock:tick",
    "saw": "lib.tools:saw",
    "tools": "lib.tools",
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
