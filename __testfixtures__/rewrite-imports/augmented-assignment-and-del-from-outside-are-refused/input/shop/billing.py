RATE = 0.25
seen = []


def count():
    return len(seen)
