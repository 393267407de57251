"""The till."""

import json

# First, as when this was a part of it: the two need each other while they are loaded.
import shop as _shop  # noqa: F401

from .drawer import Drawer
from .receipts import Receipt, total

__all__ = ["Drawer", "Receipt", "total"]
