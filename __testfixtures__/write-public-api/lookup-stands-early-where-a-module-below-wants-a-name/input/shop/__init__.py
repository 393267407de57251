from .tax import net
from . import _rates

__all__ = ["net"]
