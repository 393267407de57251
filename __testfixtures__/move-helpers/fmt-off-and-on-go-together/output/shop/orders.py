"""Orders of the shop."""

CURRENCY = "EUR"

LINES = 40


def pack(lines):
    return lines[:LINES]
