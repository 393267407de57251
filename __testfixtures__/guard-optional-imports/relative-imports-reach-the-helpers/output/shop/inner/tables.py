from .._imports import _allow_missing, _require_gridlib
from ..money import total

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")


def size(x):
    _require_gridlib("size")
    return total(gridlib.columns(x))
