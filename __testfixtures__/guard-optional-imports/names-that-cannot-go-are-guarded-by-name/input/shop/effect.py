import gridlib
import gridlib.plugins


def size(x):
    return gridlib.size(x)
