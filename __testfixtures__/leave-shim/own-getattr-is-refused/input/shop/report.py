def gross(amount):
    return amount * 1.2


def __getattr__(name):
    raise AttributeError(name)
