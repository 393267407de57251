"""Export."""

import json

# Tables come from far away.
import gridlib
import gridlib.files as gfiles
from gridlib import Table, merge as join  # type: ignore[import-untyped]
from gridlib import colors
from shop.money import total

by_size = lambda table: gridlib.size(table)


def to_table(lines):
    """Lines as a table."""
    # The order of columns is part of the format.
    table = Table(lines)
    return join(table, gridlib.Table())


def save(path): return gfiles.write(path)


def plain(lines):
    return json.dumps(total(lines))


class Writer:
    def __init__(self, path):
        self.path = path

    @property
    def table(self):
        """The table."""
        return [gridlib.read(part) for part in self.path], colors.RED

    async def rows(self):
        async for row in gridlib.stream(self.path):
            yield f"{gridlib.version}: {row!r} {gridlib.size(row):>{gridlib.width}}" if row else row

    def kind(self, gridlib):
        return gridlib.kind


def classify(value):
    try:
        if isinstance(value, Table):
            return gridlib.files.kind(value)
    except ValueError:
        gridlib.last = value
    return gridlib.EMPTY


if __name__ == "__main__":
    gridlib.show(to_table([1]))
