from dataclasses import dataclass, field
from typing import Dict, Literal, Optional

import gridlib
from gridlib import Table

cache: Dict[str, gridlib.Table] = {}


@dataclass
class Sheet:
    name: str
    table: Optional[Table] = None
    more: Dict[Literal["a", "b"], gridlib.Table] = field(default_factory=dict)


def rows(table: gridlib.Table | None, *rest: Table, key: "gridlib.Table" = None) -> tuple[
    gridlib.Table,
    int,
]:
    local: gridlib.Column
    return table, len(rest)


def outer():
    def inner(table: Table) -> int:
        return 1

    return inner
