import gridlib


def size(table: gridlib.Table) -> int:
    return gridlib.size(table)


class Sheet:
    def size(self): return gridlib.size(self)


def plain():
    return size
