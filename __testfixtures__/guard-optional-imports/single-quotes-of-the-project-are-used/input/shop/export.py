"""Export."""

import json

import gridlib
import gridlib.files as gfiles
from gridlib import Table, merge as join

from shop.money import total


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
        return [gridlib.read(part) for part in self.path]

    async def rows(self):
        async for row in gridlib.stream(self.path):
            yield row
