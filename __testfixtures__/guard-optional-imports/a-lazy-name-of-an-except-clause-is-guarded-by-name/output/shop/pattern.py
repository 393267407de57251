from shop._imports import _allow_missing, _stand_in

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")
    gridlib = _stand_in("gridlib", classes=("gridlib.Row",))


class Reader:
    def kind(self, row):
        match row:
            case gridlib.Row():
                return "row"
            case _:
                return "other"
