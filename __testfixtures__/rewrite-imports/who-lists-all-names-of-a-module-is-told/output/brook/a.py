from brook.pack.names import LIMIT

DEPTH = 4


def run():
    return LIMIT
