from shop._imports import _require_gridlib

try:
    import gridlib
    from gridlib import Table
except ImportError:
    gridlib = None
    Table = None

try:
    import gridlib.plots as plots

    HAS_PLOTS = True
except ImportError:
    HAS_PLOTS = False


def checked(x):
    if gridlib is None:
        return x
    return gridlib.size(x)


def forgotten(x):
    _require_gridlib("forgotten")
    return Table(x)


def caught(x):
    try:
        return gridlib.size(x)
    except AttributeError:
        return 0


def plotted(x):
    if not HAS_PLOTS:
        raise RuntimeError("no plots")
    return plots.draw(x)
