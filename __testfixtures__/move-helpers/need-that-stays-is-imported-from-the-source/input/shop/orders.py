"""Orders of the shop."""

from dataclasses import dataclass

LARGE = 10


@dataclass
class Order:
    lines: list


def is_large(order) -> bool:
    return isinstance(order, Order) and len(order.lines) > LARGE
