def keep(*names):
    return lambda name: name in names
