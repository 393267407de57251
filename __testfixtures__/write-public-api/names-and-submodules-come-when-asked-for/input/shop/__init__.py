"""A shop."""

from shop.lines import Line, Plate as Dish
from shop.tax import gross, net

__all__ = ["Dish", "Line", "gross", "net"]
__version__ = "2.1"
