from collections.abc import Iterable
from decimal import Decimal

_LIMIT = 2
_NAMES = frozenset({"tea"})


class _Sorter(dict):
    reverse = False

    def __init__(self, first, *rest, key: str = "price") -> None:
        self.first = first

    @property
    def size(self):
        return 1

    async def sort(self, lines: "Iterable[Decimal]") -> "list[Decimal]":
        return sorted(lines)


def _parted(names, /, *, fold=True):
    return frozenset(names)


def only(*names):
    kept = _parted(names) | _NAMES
    return lambda line: line.name in kept


def _rounded(amount: Decimal, places: int = 2) -> Decimal:
    return round(amount, places)


def cheap(line):
    return _UNIT and _Sorter(line, key="x").size < _rounded(line.price) < _LIMIT


def cost(line):
    return line.price


_UNIT = b"kg"


def pack(lines):
    return list(lines)
