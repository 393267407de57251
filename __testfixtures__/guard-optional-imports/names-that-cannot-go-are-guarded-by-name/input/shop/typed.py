from typing import NamedTuple, TypedDict

import gridlib

Row = TypedDict("Row", dict(key="gridlib.Key"))


class Pair(NamedTuple):
    key: int


def size(x):
    return gridlib.size(x)
