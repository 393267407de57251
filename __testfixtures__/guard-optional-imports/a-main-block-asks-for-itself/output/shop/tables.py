from shop._imports import _allow_missing, _require_gridlib

try:
    import gridlib
except ImportError as _error:
    _allow_missing(_error, "gridlib")


def size(x):
    _require_gridlib("size")
    return gridlib.size(x)


if __name__ == "__main__":
    _require_gridlib("shop.tables")
    # Show an empty one.
    print(gridlib.Table())
