from press import bake as bake


def cool():
    return 2
