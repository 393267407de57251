__all__ = ["till", "Line", "rate"]
from . import bank as till
from .bank import Line
from ._rates import rate
