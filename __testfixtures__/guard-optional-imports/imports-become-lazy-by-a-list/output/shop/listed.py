"""Listed."""

__lazy_modules__ = ["json", "gridlib"]

import gridlib
import json
from shop._imports import _require_gridlib


def size(x):
    _require_gridlib("size")
    return gridlib.size(json.loads(x))
