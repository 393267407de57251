"""A shop."""

from shop_till.drawer import Drawer  # noqa: F401
from shop_till.receipts import Receipt, total  # noqa: F401

from .rates import Rate
