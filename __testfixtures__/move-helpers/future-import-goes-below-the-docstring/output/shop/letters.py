"""Letters to customers."""

from __future__ import annotations

SIGNATURE = "Your shop"


def greeting(name: str | None) -> str:
    return f"Dear {name or 'customer'}"
