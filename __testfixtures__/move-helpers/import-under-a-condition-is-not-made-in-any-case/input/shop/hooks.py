try:
    import fastlib

    SPEED = fastlib.SPEED
except ImportError:
    SPEED = 0


def go():
    return fastlib.go() if SPEED else 0
