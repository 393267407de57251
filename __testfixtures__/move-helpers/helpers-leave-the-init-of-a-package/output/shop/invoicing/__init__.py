"""Invoices of the shop."""

from shop.invoicing._numbers import number_of


def title(count):
    return f"Invoice {number_of(count)}"
