import models

from shop._imports import _allow_missing

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")


@models.define
class Sheet:
    table: "gridlib.Table"
