"""Orders of the shop."""

CURRENCY = "EUR"
"""The currency all prices are in."""

MAX_LINES = 500
"""More lines than this do not fit on one invoice."""

#: Days until a reminder is sent.
REMINDER_DAYS = 14


def pack(lines):
    return lines[:10]
