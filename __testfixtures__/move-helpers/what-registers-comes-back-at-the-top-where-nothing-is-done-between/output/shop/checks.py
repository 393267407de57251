"""What is between does nothing."""

from shop.a_check import check

__all__ = ["check", "limit"]

LIMIT = 3


def limit(value: int, top=10):
    return min(value, top, LIMIT)
