"""Money."""

from __future__ import annotations

STEP = 5


def rounded(amount: float) -> int:
    return round(amount / STEP) * STEP
