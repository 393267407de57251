__all__ = ["pack", "round_cents"]


def round_cents(amount):
    return round(amount, 2)


def pack(lines):
    return list(lines)
