from typing import NamedTuple, TypedDict

from shop._imports import _allow_missing, _require_gridlib

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")

Row = TypedDict("Row", dict(key="gridlib.Key"))


class Pair(NamedTuple):
    key: int


def size(x):
    _require_gridlib("size")
    return gridlib.size(x)
