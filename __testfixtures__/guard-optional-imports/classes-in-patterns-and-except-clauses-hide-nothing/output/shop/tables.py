from shop._imports import _allow_missing, _require_gridlib, _stand_in

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")
    gridlib = _stand_in(
        "gridlib",
        classes=("gridlib.Broken", "gridlib.Error", "gridlib.Missing", "gridlib.Table"),
    )


def kind(x):
    match x:
        case gridlib.Table():
            return "table"
        case _:
            return "other"


def read(path):
    try:
        return open(path).read()
    except gridlib.Error:
        return ""


def is_table(x):
    _require_gridlib("is_table")
    return isinstance(x, (list, gridlib.Table))


ERRORS = (KeyError, gridlib.Missing)


class Torn(gridlib.Broken):
    pass


def first(rows):
    try:
        return rows[0]
    except ERRORS:
        return None
    except (Torn, IndexError):
        return "torn"
