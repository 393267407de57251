import store.local

from shop._imports import (
    _allow_missing,
    _require_gridlib,
    _require_plotter,
    _require_store_cloud,
)

try:
    import gridlib as g
except ImportError as _error:
    _allow_missing(_error, "gridlib")

try:
    from plotter import draw
except ImportError as _error:
    _allow_missing(_error, "plotter")

try:
    from store.cloud import Bucket
except ImportError as _error:
    _allow_missing(_error, "store.cloud")


def both(x):
    _require_gridlib("both")
    _require_plotter("both")
    return draw(g.Table(x))


def cloud(x):
    _require_store_cloud("cloud")
    return Bucket(x), store.local.read(x)
