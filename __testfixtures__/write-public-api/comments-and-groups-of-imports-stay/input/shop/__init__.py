# Licence: whatever.

"""A shop."""

from __future__ import annotations

import logging

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
