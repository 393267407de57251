import gridlib.files

from shop import bases


def all(x):
    return gridlib.files.all(x), bases.keep(gridlib)
