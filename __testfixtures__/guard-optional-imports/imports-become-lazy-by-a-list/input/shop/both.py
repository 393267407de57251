"""Sizes."""
import gridlib
import gridlib.plugins
from shop import sheet


def size(x):
    return gridlib.size(x), sheet.Sheet
