"""Invoices of the shop."""

PREFIX = "RE"


def number_of(count):
    return f"{PREFIX}-{count:05}"


def title(count):
    return f"Invoice {number_of(count)} ({PREFIX})"
