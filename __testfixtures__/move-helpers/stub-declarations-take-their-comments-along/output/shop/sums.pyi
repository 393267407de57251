from typing import Iterable

# Whole numbers: the till has no cents.
def total(amounts: Iterable[int]) -> int: ...
