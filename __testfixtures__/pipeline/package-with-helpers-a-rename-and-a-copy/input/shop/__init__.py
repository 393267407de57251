"""Everything a shop needs."""

from shop.invoicing import Invoice

__all__ = ["Invoice"]
