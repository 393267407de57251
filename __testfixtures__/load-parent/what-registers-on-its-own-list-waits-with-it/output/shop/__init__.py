"""A shop."""

from .rates import Rate
from shop_till.receipts import Receipt, total as sum_up
from .offers import *
from shop_till.slips import Slip
