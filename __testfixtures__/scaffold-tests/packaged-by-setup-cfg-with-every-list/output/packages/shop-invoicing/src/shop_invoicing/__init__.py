"""Invoices."""

from shop_invoicing.render import render_text

__all__ = ["render_text"]
