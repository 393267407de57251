from typing import Optional

import gridlib
import gridlib.files
from gridlib import Table


class Sheet:
    table: Optional[Table] = None

    def rows(self, key: "gridlib.Key", *rest: gridlib.Row) -> "list[Table]":
        def inner(row: gridlib.Row) -> self.kind[gridlib.Row]:
            return row

        return [inner(key), *rest]

    def file(self) -> gridlib.files.File:
        return gridlib.files.File(self.table)


def head(table: Table, count: int = 3):
    return table
