from shop._imports import _allow_missing, _require_gridlib

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")


def rows(table: gridlib.Table | None) -> int:
    _require_gridlib("rows")
    return gridlib.size(table)
