LIMIT = 1


def load(path):
    return path
