import gridlib


def size(x, name):
    return globals()[name].size(x) or gridlib.size(x)
