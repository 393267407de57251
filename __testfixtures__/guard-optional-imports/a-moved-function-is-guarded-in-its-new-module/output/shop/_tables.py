from shop._imports import _allow_missing, _require_gridlib

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")


def size(table: "gridlib.Table") -> int:
    _require_gridlib("size")
    return gridlib.size(table)


class Sheet:
    def size(self): _require_gridlib("Sheet"); return gridlib.size(self)
