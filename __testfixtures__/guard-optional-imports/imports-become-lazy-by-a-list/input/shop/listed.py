"""Listed."""

__lazy_modules__ = ["json", "gridlib"]

import gridlib
import json


def size(x):
    return gridlib.size(json.loads(x))
