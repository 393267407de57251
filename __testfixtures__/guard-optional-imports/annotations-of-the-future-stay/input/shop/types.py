from __future__ import annotations

import gridlib


def rows(table: gridlib.Table | None) -> int:
    return 0


def make() -> gridlib.Table:
    return gridlib.Table()
