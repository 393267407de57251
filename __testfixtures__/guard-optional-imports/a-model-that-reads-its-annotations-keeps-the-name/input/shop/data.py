import dataclasses

import gridlib


@dataclasses.dataclass(frozen=True)
class Sheet:
    table: gridlib.Table

    def rows(self) -> gridlib.Row:
        return self.table.rows
