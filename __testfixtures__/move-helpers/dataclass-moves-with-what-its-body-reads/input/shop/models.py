"""What the shop knows."""

from dataclasses import dataclass


@dataclass
class Customer:
    name: str
