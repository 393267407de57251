from __future__ import annotations

from dataclasses import dataclass


def area(width: int) -> int:
    return width * width


@dataclass
class Box:
    width: int = 0
