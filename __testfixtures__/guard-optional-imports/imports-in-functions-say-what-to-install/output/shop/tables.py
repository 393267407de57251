from typing import TYPE_CHECKING

from shop._imports import _require_gridlib

if TYPE_CHECKING:
    import gridlib


def size(x: "gridlib.Table") -> int:
    _require_gridlib("size")
    import gridlib

    return gridlib.size(x)


def maybe(x):
    try:
        import gridlib
    except ImportError:
        return None
    return gridlib.size(x)
