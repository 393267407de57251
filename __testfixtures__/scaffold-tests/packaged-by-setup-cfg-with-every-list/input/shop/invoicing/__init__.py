"""Invoices."""

from shop.invoicing.render import render_text

__all__ = ["render_text"]
