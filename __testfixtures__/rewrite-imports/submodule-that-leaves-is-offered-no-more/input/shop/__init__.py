"""The shop."""

__all__ = [
    "invoicing",  # bills
    "stock",
]
