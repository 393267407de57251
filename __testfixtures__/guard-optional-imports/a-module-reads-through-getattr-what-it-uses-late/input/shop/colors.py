from gridlib import colors

from . import money


def red():
    return colors


def files():
    _imports = money.total
    import gridlib.files

    return gridlib.files.all(_imports)
