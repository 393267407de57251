from shop._imports import _allow_missing, _require_gridlib

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")


def kind(x):
    _require_gridlib("kind")
    match x:
        case gridlib.Table():
            return "table"
        case _:
            return "other"


def read(path):
    _require_gridlib("read")
    try:
        return open(path).read()
    except gridlib.Error:
        return ""


def is_table(x):
    _require_gridlib("is_table")
    return isinstance(x, (list, gridlib.Table))
