LIMIT = 3


def pages(lines):
    return lines[:LIMIT]
