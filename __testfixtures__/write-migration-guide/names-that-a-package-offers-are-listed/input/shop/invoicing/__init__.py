"""Invoices of the shop."""

from .lines import Line, total

__all__ = ["Line", "total"]
