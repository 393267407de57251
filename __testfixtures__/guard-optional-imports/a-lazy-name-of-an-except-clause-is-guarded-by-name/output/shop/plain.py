__lazy_modules__ = ["gridlib"]

import gridlib

from shop._imports import _require_gridlib


def rows(path):
    _require_gridlib("rows")
    return gridlib.read(path)
