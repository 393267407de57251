from .lines import Line
from .lines import Plate
from .tax import gross, net

net = 3
del tax, gross

__all__ = ["Line", "Plate", "net"]
