"""Invoices."""

from shop_invoicing.bill import Bill, total

__all__ = ["Bill", "total"]
