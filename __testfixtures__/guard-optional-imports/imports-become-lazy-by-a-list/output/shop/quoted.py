from dataclasses import dataclass

from shop._imports import _allow_missing

try:
    from gridlib import Table
except ImportError as _error:
    _allow_missing(_error, "gridlib")


@dataclass
class Sheet:
    table: "Table | None" = None
