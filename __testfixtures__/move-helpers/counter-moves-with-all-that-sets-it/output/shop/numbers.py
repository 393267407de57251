_last = 0


def next_number():
    global _last
    _last += 1
    return _last
