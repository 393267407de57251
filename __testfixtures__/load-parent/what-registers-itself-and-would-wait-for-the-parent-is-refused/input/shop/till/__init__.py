"""The till."""

import json

from .drawer import Drawer
from . import extras
from .receipts import Receipt, total

__all__ = ["Drawer", "Receipt", "total"]
