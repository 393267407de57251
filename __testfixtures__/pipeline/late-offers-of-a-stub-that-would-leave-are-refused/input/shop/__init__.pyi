__all__ = ["till", "Line", "rate"]
from . import till
from .till import Line
from ._rates import rate
