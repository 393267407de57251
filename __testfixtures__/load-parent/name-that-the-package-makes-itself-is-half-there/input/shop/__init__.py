"""A shop."""

from .rates import Rate
from .till import FLOAT, Receipt, total as sum_up
from .offers import *
from .till.slips import Slip
