from ..money import total
import gridlib


def size(x):
    return total(gridlib.columns(x))
