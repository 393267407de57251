from __future__ import annotations

from models import Model

from shop._imports import _allow_missing

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")


class Sheet(Model):
    table: gridlib.Table


class Book(Sheet):
    more: gridlib.Table
