from shop._imports import _allow_missing, _require_gridlib

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")


def timed(function):
    def inner(*args):
        _require_gridlib("timed")
        return gridlib.clock(function, *args)

    return inner


def both(rows):
    _require_gridlib("both")
    table = gridlib.Table(rows)

    def size():
        return gridlib.size(table)

    return size


smallest = min([], key=lambda row: _require_gridlib("shop.wrap").size(row), default=None)
order = {"size": lambda row: _require_gridlib("shop.wrap").size(row)}
