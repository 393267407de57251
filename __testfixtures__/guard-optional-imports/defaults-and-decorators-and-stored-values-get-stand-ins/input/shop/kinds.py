import functools
from dataclasses import dataclass, field
from typing import TypeVar, Union

import gridlib
from gridlib import fast

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
    return kind(x)


@dataclass
class Options:
    kind: object = gridlib.Table
    make: object = field(default_factory=gridlib.Table)


def plain():
    return 1
