from ._imports import _allow_missing, _require_gridlib, _stand_in

try:
    from gridlib import Column, Row
except ImportError as _error:
    _allow_missing(_error, "gridlib")
    Column = _stand_in("gridlib.Column")

__all__ = ["Column"]


def row(x):
    _require_gridlib("row")
    return Row(x)
