"""Letters to customers."""

from __future__ import annotations

from shop.orders import Title

SIGNATURE = "Your shop"


def greeting(name: str | None, title: Title | None = None) -> str:
    return f"Dear {name or 'customer'}"
