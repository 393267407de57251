from typing import NamedTuple, TypedDict

from shop import _imports

Row = TypedDict("Row", {"key": "_imports.gridlib.Key"})
Pair = NamedTuple("Pair", [("key", "_imports.gridlib.Key"), ("size", "int")])


def size(x):
    return _imports.gridlib.size(x)
