BASE = 2


def round_up(value):
    return value
