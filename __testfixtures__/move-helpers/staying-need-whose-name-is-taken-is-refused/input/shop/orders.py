LIMIT = 40


def is_long(lines):
    return len(lines) > LIMIT
