from shop import _imports


def rows(path):
    return _imports.gridlib.read(path)
