try:
    from ._speed import add
except ImportError:
    from ._slow import add


def total(x):
    return add(x)
