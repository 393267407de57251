from ._imports import _allow_missing, _require_gridlib, _stand_in
from .tables import Column

try:
    from gridlib import Table
except ImportError as _error:
    _allow_missing(_error, "gridlib")
    Table = _stand_in("gridlib.Table")

__all__ = ["Table", "Column", "size"]


def size(x):
    _require_gridlib("size")
    return len(Table(x))
