#!/usr/bin/env python
# Tables of the shop.

"""Export."""

from __future__ import annotations

import json

import gridlib
import gridlib.files as gfiles
from gridlib.data import Table, merge as join

by_size = lambda table: gridlib.size(table)


def to_table(lines: list[Table]) -> gridlib.Table:
    """Lines as a table."""
    table = Table(lines)
    return join(table, gridlib.Table())


def plain(lines):
    return json.dumps(lines)


class Writer:
    kind: gridlib.Kind

    def save(self, path): return gfiles.write(path)
