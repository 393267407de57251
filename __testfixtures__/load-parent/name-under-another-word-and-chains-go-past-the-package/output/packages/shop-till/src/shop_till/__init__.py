"""The till."""

# First, as when this was a part of it: the two need each other while they are loaded.
import shop as _shop  # noqa: F401
from shop.texts import indent

from .drawer import Drawer as Box
from .receipts import Receipt, total

__all__ = ["Box", "Receipt", "indent", "total"]
