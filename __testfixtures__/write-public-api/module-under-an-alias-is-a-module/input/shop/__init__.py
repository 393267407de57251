import shop.tax as money
from .inner import deep
from . import lines as rows

__all__ = ["deep", "money", "rows"]
