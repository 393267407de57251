"""Orders of the shop."""

CURRENCY = "EUR"; MAX_LINES = 500; REMINDERS = 3  # as agreed

RATE = 19; TERM = 30  # days


def pack(lines):
    return lines[:REMINDERS]
