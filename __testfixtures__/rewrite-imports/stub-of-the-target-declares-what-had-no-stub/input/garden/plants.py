from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

SIZES = (1, 2, 3)


class Plant:
    name: str

    def grow(self, days: int = 1) -> Plant:
        return self


def watered(plants: Sequence[str], litres: float) -> list[str]:
    return list(plants)


@dataclass
class Row:
    plant: Plant
