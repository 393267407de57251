from shop import bases
from shop._imports import _allow_missing, _require_gridlib

try:
    import gridlib.files
except ImportError as _error:
    _allow_missing(_error, "gridlib")


def all(x):
    _require_gridlib("all")
    return gridlib.files.all(x), bases.keep(gridlib)
