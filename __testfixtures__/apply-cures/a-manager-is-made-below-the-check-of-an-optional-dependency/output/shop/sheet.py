from multiprocessing import Manager

from shop._imports import _allow_missing, _require_tables

try:
    import tables
except ImportError as _error:
    _allow_missing(_error, "tables")


class Sheet:
    def __init__(self):
        self.cells = None

    def setup(self, stage):
        """Open the sheet."""
        _require_tables("Sheet")
        if self.cells is None:
            self.cells = Manager().dict()
        self.sheet = tables.open("sheet", self.cells)
