"""Invoices of the shop."""

from datetime import date

PREFIX = "RE"


def number_of(count):
    return f"{PREFIX}-{date.today():%Y}-{count:05}"


def title(count):
    return f"Invoice {number_of(count)}"
