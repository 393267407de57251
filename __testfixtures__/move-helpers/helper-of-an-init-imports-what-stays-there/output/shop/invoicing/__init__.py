"""Invoices of the shop."""

PREFIX = "RE"


from shop.invoicing._numbers import number_of  # noqa: E402


def title(count):
    return f"Invoice {number_of(count)} ({PREFIX})"
