"""Orders of the shop."""

CURRENCY = "EUR"; REMINDERS = 3  # as agreed

RATE = 19  # days


def pack(lines):
    return lines[:REMINDERS]
