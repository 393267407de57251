# Licence: whatever.

"""A shop."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # What most people want.
    from .lines import (
        Line,  # one row
        Plate,
    )

    # Money.
    from .tax import gross  # noqa: F401
    from .tax import net

logging.getLogger(__name__).addHandler(logging.NullHandler())

__all__ = [
    "Line",
    "Plate",
    "gross",
    "net",
]

# Imported when first used (PEP 562).
_LAZY = {
    "Line": "shop.lines:Line",
    "Plate": "shop.lines:Plate",
    "gross": "shop.tax:gross",
    "net": "shop.tax:net",
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
