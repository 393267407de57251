"""Orders of the shop."""

from dataclasses import dataclass

LARGE = 10


@dataclass
class Order:
    lines: list
