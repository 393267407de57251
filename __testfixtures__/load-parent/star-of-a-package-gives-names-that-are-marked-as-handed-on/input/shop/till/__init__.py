"""The till."""

import json

from .drawer import Drawer
from .receipts import Receipt, total

__all__ = ["Drawer", "Receipt", "total"]
