from shop._imports import (
    _allow_missing,
    _require_gridlib,
    _require_store_cloud,
    _stand_in,
)

try:
    from gridlib import Table
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")
    Table = _stand_in("gridlib.Table")

try:
    import store.cloud as cloud
except ImportError as _error:
    _allow_missing(_error, "store.cloud")


class Sheet(Table):
    def size(self):
        _require_gridlib("Sheet")
        _require_store_cloud("Sheet")
        return gridlib.size(self), cloud.open(self)
