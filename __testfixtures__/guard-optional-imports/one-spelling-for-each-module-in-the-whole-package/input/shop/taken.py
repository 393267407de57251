from store import cloud

_imports = 3


def kept():
    return _imports, cloud.open(_imports)
