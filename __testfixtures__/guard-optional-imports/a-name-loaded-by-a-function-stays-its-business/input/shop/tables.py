gridlib = None


def load():
    global gridlib
    import gridlib

    return gridlib


def size(x):
    return load().size(x)
