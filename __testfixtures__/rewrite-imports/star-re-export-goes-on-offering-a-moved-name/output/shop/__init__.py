"""The shop."""

from .billing import *
from .tax import net_price
from .stock import LEFT
