"""Sheets."""
import os

from shop._imports import _allow_missing, _require_gridlib, _stand_in

try:
    import gridlib
    import gridlib.files
except ImportError as _error:
    _allow_missing(_error, "gridlib")
    gridlib = _stand_in("gridlib", "gridlib.Table")


class Sheet(gridlib.Table):
    def size(self):
        _require_gridlib("Sheet")
        return gridlib.files.size(os.fspath(self))
