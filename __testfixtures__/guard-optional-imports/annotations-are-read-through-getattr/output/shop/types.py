from typing import Optional

from shop import _imports


class Sheet:
    table: "Optional[_imports.gridlib.Table]" = None

    def rows(self, key: "_imports.gridlib.Key", *rest: "_imports.gridlib.Row") -> "list[_imports.gridlib.Table]":
        def inner(row: _imports.gridlib.Row) -> self.kind[_imports.gridlib.Row]:
            return row

        return [inner(key), *rest]

    def file(self) -> "_imports.gridlib_files.File":
        return _imports.gridlib_files.File(self.table)


def head(table: "_imports.gridlib.Table", count: int = 3):
    return table
