from __future__ import annotations

from typing import TYPE_CHECKING

from shop import _imports

if TYPE_CHECKING:
    from gridlib import Table

    Rows = list[_imports.gridlib.Row]


class Sheet:
    table: _imports.gridlib.Table
    more: _imports.gridlib_files.File | None = None


def rows(table: Table, key: _imports.gridlib.Key = None) -> Rows:
    first: _imports.gridlib.Row = table[0]
    return [first]
