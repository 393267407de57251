"""Bills of the shop."""

from decimal import (
    # money is never a float
    Decimal,  # exact
    getcontext,
)
from typing import Optional


def bill(amount: Optional[Decimal]) -> str:
    return f"{amount} ({getcontext().prec})"
