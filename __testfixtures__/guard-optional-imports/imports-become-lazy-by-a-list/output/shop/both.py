"""Sizes."""

__lazy_modules__ = ["gridlib", "gridlib.plugins"]

import gridlib
import gridlib.plugins
from shop import sheet
from shop._imports import _require_gridlib


def size(x):
    _require_gridlib("size")
    return gridlib.size(x), sheet.Sheet
