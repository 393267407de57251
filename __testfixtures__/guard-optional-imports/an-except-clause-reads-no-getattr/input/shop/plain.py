import gridlib


def rows(path):
    return gridlib.read(path)
