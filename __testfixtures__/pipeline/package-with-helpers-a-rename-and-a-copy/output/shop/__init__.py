"""Everything a shop needs."""

from invoicing import Invoice

__all__ = ["Invoice"]
