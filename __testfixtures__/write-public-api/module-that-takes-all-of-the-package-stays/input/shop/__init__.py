from .tax import net
from .greedy import first
from .lines import Line

__all__ = ["Line", "first", "net"]
