"""The till."""

from shop.texts import indent

from .drawer import Drawer as Box
from .receipts import Receipt, total

__all__ = ["Box", "Receipt", "indent", "total"]
