"""What the shop knows."""

from dataclasses import dataclass, field
from datetime import date


@dataclass
class Customer:
    name: str
    tags: list = field(default_factory=list)


@dataclass(frozen=True)
class Invoice:
    """What a customer owes."""

    customer: Customer
    lines: list = field(default_factory=list)
    day: date = field(default_factory=date.today)

    def copy(self) -> "Invoice":
        return Invoice(self.customer, list(self.lines), self.day)
