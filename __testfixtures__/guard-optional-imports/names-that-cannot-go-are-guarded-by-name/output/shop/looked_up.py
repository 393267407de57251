from shop._imports import _allow_missing, _require_gridlib

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")


def size(x, name):
    _require_gridlib("size")
    return globals()[name].size(x) or gridlib.size(x)
