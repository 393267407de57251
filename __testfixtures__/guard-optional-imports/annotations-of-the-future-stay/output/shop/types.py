from __future__ import annotations

from shop._imports import _allow_missing, _require_gridlib

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")


def rows(table: gridlib.Table | None) -> int:
    return 0


def make() -> gridlib.Table:
    _require_gridlib("make")
    return gridlib.Table()
