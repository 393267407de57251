from __future__ import annotations

from typing import Sequence


def dig(depth):
    return depth


SIZES = (1, 2, 3)


class Plant:
    name: str

    def grow(self, days: int = 1) -> Plant:
        return self


def watered(plants: Sequence[str], litres: float) -> list[str]:
    return list(plants)
