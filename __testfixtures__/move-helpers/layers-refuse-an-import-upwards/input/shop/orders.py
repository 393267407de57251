STEP = 20


def _steps(amount):
    return round(amount * STEP)


def round_cash(amount):
    return _steps(amount) / STEP


def pack(lines):
    return list(lines)
