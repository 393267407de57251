from typing import NamedTuple, TypedDict

import gridlib

Row = TypedDict("Row", {"key": "gridlib.Key"})
Pair = NamedTuple("Pair", [("key", "gridlib.Key"), ("size", "int")])


def size(x):
    return gridlib.size(x)
