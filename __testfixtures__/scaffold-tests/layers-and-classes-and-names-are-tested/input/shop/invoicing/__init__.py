"""Invoices."""

from shop.invoicing.bill import Bill, total

__all__ = ["Bill", "total"]
