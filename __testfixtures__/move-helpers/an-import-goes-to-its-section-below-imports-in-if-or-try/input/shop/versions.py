import sys
from typing import Any

if sys.version_info >= (3, 10):
    from typing import ParamSpec
else:
    from typing_extensions import ParamSpec

from shop.basis import SCALE
from shop.stock import left

P = ParamSpec("P")


def count() -> Any:
    return left(SCALE)
