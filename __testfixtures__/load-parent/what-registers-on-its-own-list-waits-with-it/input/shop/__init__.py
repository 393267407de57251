"""A shop."""

from .rates import Rate
from .till import Receipt, total as sum_up
from .offers import *
from .till.slips import Slip
