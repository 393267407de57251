def drop(*names):
    return lambda name: name not in names
