"""The shop."""

from .billing import *
from .stock import LEFT
from .tax import net_price
