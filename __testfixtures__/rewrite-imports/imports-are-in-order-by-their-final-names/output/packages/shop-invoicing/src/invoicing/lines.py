from ._types import Cents
from ._utils import _total


def total(prices) -> Cents:
    return Cents(_total(prices))
