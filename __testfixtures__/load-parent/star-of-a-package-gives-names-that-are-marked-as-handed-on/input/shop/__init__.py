"""A shop."""

from .rates import Rate
from .till import *
