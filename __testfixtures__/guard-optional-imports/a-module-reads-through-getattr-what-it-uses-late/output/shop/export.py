"""Export."""

import json

# Tables come from far away.
from shop import _imports
from shop.money import total

by_size = lambda table: _imports.gridlib.size(table)


def to_table(lines):
    """Lines as a table."""
    # The order of columns is part of the format.
    table = _imports.gridlib.Table(lines)
    return _imports.gridlib.merge(table, _imports.gridlib.Table())


def save(path): return _imports.gridlib_files.write(path)


def plain(lines):
    return json.dumps(total(lines))


class Writer:
    def __init__(self, path):
        self.path = path

    @property
    def table(self):
        """The table."""
        return [_imports.gridlib.read(part) for part in self.path], _imports.gridlib_colors.RED

    async def rows(self):
        async for row in _imports.gridlib.stream(self.path):
            yield f"{_imports.gridlib.version}: {row!r} {_imports.gridlib.size(row):>{_imports.gridlib.width}}" if row else row

    def kind(self, gridlib):
        return gridlib.kind


def classify(value):
    try:
        if isinstance(value, _imports.gridlib.Table):
            return _imports.gridlib_files.kind(value)
    except ValueError:
        _imports.gridlib.last = value
    return _imports.gridlib.EMPTY


if __name__ == "__main__":
    _imports.gridlib.show(to_table([1]))
