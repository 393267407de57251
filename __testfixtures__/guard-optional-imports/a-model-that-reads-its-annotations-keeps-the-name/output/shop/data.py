import dataclasses

from shop._imports import _allow_missing

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")


@dataclasses.dataclass(frozen=True)
class Sheet:
    table: "gridlib.Table"

    def rows(self) -> "gridlib.Row":
        return self.table.rows
