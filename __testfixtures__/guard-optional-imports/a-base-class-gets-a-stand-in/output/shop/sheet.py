from shop._imports import _allow_missing, _stand_in

try:
    import gridlib
    from gridlib import Column
except ImportError as _error:
    _allow_missing(_error, "gridlib")
    gridlib = _stand_in("gridlib", "gridlib.data.Table")
    Column = _stand_in("gridlib.Column")


class Named:
    name = ""


class Sheet(Named, gridlib.data.Table):
    def twice(self):
        return self.size() * 2


class Money(Column[int], frozen=True):
    pass
