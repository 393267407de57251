from shop._imports import _allow_missing, _require_gridlib

try:
    import gridlib
    import gridlib.plugins
except ImportError as _error:
    _allow_missing(_error, "gridlib")


def size(x):
    _require_gridlib("size")
    return gridlib.size(x)
