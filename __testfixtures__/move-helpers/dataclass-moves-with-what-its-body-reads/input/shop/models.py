"""What the shop knows."""

from dataclasses import dataclass, field


@dataclass
class Customer:
    name: str
    tags: list = field(default_factory=list)
