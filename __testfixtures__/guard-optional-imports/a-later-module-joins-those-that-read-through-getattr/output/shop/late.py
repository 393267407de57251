from shop import _imports
from shop.colors import red


def size(x):
    return _imports.store_cloud.open(_imports.gridlib.size(x)), _imports.gridlib_colors, red
