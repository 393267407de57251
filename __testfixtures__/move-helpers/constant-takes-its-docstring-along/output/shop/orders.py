"""Orders of the shop."""

CURRENCY = "EUR"
"""The currency all prices are in."""


def pack(lines):
    return lines[:10]
