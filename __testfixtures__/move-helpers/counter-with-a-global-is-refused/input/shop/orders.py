_last = 0


def next_number():
    global _last
    _last += 1
    return _last


def is_first():
    return _last == 0
