def pick(package, name):
    return getattr(package, name)
