SEEN = {}


def remember(order):
    SEEN[order] = True


def count():
    return len(SEEN)
