from .lines import Line, Plate
from .tax import net
from .stock import count

__all__ = ["Line", "Plate", "count", "net"]
