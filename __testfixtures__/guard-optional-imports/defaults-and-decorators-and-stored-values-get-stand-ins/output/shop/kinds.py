import functools
from dataclasses import dataclass, field
from typing import TypeVar, Union

from shop._imports import _allow_missing, _require_gridlib, _stand_in

try:
    import gridlib
    from gridlib import fast
except ImportError as _error:
    _allow_missing(_error, "gridlib")
    gridlib = _stand_in(
        "gridlib",
        "gridlib.Column",
        "gridlib.Table",
        "gridlib.read",
        decorators=("gridlib.cached",),
    )
    fast = _stand_in("gridlib.fast", decorators=("gridlib.fast",))

AnyTable = Union[gridlib.Table, list]
T = TypeVar("T", bound=gridlib.Table)
read = functools.partial(gridlib.read, strict=True)
KINDS = {"table": gridlib.Table, "columns": [gridlib.Column]}


@fast(level=2)
def quick(x):
    return x + 1


@gridlib.cached
def remembered(x):
    return x


def convert(x, kind=gridlib.Table):
    _require_gridlib("convert")
    return kind(x)


@dataclass
class Options:
    kind: object = gridlib.Table
    make: object = field(default_factory=gridlib.Table)


def plain():
    return 1
