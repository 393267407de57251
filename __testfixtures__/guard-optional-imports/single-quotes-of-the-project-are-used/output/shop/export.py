"""Export."""

import json

from shop._imports import _allow_missing, _require_gridlib
from shop.money import total

try:
    import gridlib
    import gridlib.files as gfiles
    from gridlib import Table, merge as join
except ImportError as _error:
    _allow_missing(_error, 'gridlib')


def to_table(lines):
    """Lines as a table."""
    _require_gridlib('to_table')
    # The order of columns is part of the format.
    table = Table(lines)
    return join(table, gridlib.Table())


def save(path): _require_gridlib('save'); return gfiles.write(path)


def plain(lines):
    return json.dumps(total(lines))


class Writer:
    def __init__(self, path):
        self.path = path

    @property
    def table(self):
        """The table."""
        _require_gridlib('Writer')
        return [gridlib.read(part) for part in self.path]

    async def rows(self):
        _require_gridlib('Writer')
        async for row in gridlib.stream(self.path):
            yield row
