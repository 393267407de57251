from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gridlib


def size(x: "gridlib.Table") -> int:
    import gridlib

    return gridlib.size(x)


def maybe(x):
    try:
        import gridlib
    except ImportError:
        return None
    return gridlib.size(x)
