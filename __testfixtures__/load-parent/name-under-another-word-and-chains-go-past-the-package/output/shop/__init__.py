"""A shop."""

from .offers import *
from .papers import PAPERS
from .sheets import SHEETS
from shop_till.drawer import Drawer as Box  # noqa: F401
from shop_till.receipts import Receipt, total  # noqa: F401
from shop.texts import indent  # noqa: F401
