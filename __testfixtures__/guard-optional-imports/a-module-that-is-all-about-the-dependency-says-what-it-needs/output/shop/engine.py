from shop._imports import _require_gridlib

try:
    import gridlib
except ImportError:
    _require_gridlib("shop.engine")
    raise

ENGINE = gridlib.connect("memory")


def query(text: gridlib.Text):
    return gridlib.run(ENGINE, text)


def _twice(x):
    return x * 2
