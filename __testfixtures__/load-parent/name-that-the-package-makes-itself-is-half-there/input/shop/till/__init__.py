"""The till."""

from .drawer import Drawer
from .receipts import Receipt, total

__all__ = ["Drawer", "Receipt", "total", "FLOAT"]

FLOAT = 100
