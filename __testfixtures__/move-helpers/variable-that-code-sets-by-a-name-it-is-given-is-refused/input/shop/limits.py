LIMIT = 3


def fetch():
    return LIMIT


def stay():
    return LIMIT
