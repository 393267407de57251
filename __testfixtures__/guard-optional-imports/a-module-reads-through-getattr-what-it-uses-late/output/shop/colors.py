from . import _imports, money
from ._imports import _require_gridlib


def red():
    return _imports.gridlib_colors


def files():
    _require_gridlib("files")
    _imports = money.total
    import gridlib.files

    return gridlib.files.all(_imports)
