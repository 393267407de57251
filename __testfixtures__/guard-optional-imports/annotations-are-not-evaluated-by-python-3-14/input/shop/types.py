import gridlib


def rows(table: gridlib.Table | None) -> int:
    return gridlib.size(table)
