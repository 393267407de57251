HOOKS = {}


def hook(f):
    HOOKS[f.__name__] = f
    return f
