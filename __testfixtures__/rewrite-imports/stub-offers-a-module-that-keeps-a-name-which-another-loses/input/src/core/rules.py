def keep(*names):
    return lambda name: name in names


def drop(*names):
    return lambda name: name not in names
