FOUND = []


def found(it):
    FOUND.append(it)
    return it
