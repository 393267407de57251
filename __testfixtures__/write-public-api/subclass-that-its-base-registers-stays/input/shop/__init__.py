from shop.base import Kind
from shop.cash import Cash
from shop.tax import net

__all__ = ["Cash", "Kind", "net"]
