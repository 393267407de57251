__lazy_modules__ = ["json"]
import gridlib


def size(x):
    return gridlib.size(x)
