"""Invoices of the shop."""

from .documents import Invoice

__all__ = ["Invoice"]
