"""The till."""

import json

from .drawer import Drawer
from .menu import shown
from .receipts import Receipt, total

__all__ = ["Drawer", "Receipt", "total"]
