"""Orders of the shop."""

STEP = 20


def round_cents(amount):
    return round(amount * STEP) / STEP


def pack(lines):
    return list(lines)
