def round_cents(amount):
    return round(amount, 2)


def pack(lines):
    return list(lines)
