from shop._imports import _allow_missing, _require_gridlib

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")


def size(x):
    _require_gridlib("size")
    # type: (gridlib.Table) -> int
    return gridlib.size(x)  # type: ignore[no-any-return]
