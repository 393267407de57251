#!/usr/bin/env python
# Tables of the shop.

"""Export."""

from __future__ import annotations

__lazy_modules__ = ["gridlib", "gridlib.files", "gridlib.data"]

import json

import gridlib
import gridlib.files as gfiles
from gridlib.data import Table, merge as join

from shop._imports import _require_gridlib

by_size = lambda table: _require_gridlib("shop.export").size(table)


def to_table(lines: list[Table]) -> gridlib.Table:
    """Lines as a table."""
    _require_gridlib("to_table")
    table = Table(lines)
    return join(table, gridlib.Table())


def plain(lines):
    return json.dumps(lines)


class Writer:
    kind: gridlib.Kind

    def save(self, path): _require_gridlib("Writer"); return gfiles.write(path)
