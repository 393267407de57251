ALL = {}


def register_all(mod):
    for name in dir(mod):
        if not name.startswith("_"):
            ALL[name] = getattr(mod, name)
