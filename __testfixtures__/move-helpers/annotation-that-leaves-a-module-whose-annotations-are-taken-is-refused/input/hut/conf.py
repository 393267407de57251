import sys
from typing import get_type_hints

RATE: int = 1
STEP: float = 2.5


def names():
    return [name for name in __annotations__]


def kinds():
    return get_type_hints(sys.modules[__name__])
