"""Deprecated: `shop.invoicing.lines` is now `invoicing.lines`.

The old name goes away in 1.0.
"""

import warnings
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from invoicing._tools import RATE, _net as _net
    from invoicing.lines import Line, Plate

__all__ = ["RATE", "Line", "Plate"]

_ELSEWHERE = {
    "RATE": "invoicing._tools",
    "_net": "invoicing._tools",
}

warnings.warn(
    "shop.invoicing.lines is now invoicing.lines; the old name goes away in 1.0",
    DeprecationWarning,
    stacklevel=2,
)


def __getattr__(name: str) -> object:
    if name.startswith("__") and name not in _ELSEWHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = _ELSEWHERE.get(name, "invoicing.lines")
    module = import_module(home)
    if not hasattr(module, name):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    warnings.warn(
        f"{__name__}.{name} is now {home}.{name}; the old name goes away in 1.0",
        DeprecationWarning,
        stacklevel=2,
    )
    return getattr(module, name)


def __dir__() -> "list[str]":
    return sorted({*globals(), *dir(import_module("invoicing.lines"))})
