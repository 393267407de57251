"""Letters to customers."""

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.customers import Customer


def fold(text: str) -> str:
    return textwrap.fill(text, 60)


def greeting(customer: "Customer") -> str:
    return f"Dear {customer.name}"
