from shop import _imports


def size(x):
    return _imports.gridlib.size(x), _imports.store_cloud.open(x)
