from shop import _imports


def red():
    return _imports.gridlib_colors
