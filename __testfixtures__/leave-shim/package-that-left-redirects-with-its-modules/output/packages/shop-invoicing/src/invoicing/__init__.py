"""Invoices."""

from invoicing.lines import Line

__all__ = ["Line"]
__version__ = "3"
