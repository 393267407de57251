"""The shop."""

__all__ = [
    "stock",
]
