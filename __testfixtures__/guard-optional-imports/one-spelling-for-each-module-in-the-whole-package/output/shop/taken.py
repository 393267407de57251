from shop import _imports as _optional_imports

_imports = 3


def kept():
    return _imports, _optional_imports.store_cloud.open(_imports)
