__lazy_modules__ = ["gridlib"]

import gridlib, json

from shop._imports import _require_gridlib


def size(x):
    _require_gridlib("size")
    return gridlib.size(json.loads(x))
