LIMIT = 3
DEPTH = 4


def run():
    return LIMIT
