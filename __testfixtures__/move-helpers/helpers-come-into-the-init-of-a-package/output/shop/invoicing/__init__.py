"""Invoices of the shop."""

from .documents import Invoice
from .models import Line

__all__ = ["Invoice"]


def count(lines):
    return sum(1 for line in lines if isinstance(line, Line))
