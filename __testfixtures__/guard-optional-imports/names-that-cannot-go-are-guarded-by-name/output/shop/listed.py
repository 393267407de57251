from shop._imports import _allow_missing, _require_gridlib, _stand_in

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")
    gridlib = _stand_in("gridlib")

__all__ = ["gridlib", "size"]


def size(x):
    _require_gridlib("size")
    return gridlib.size(x)
