from shop import *


def first():
    return sorted(name for name in globals() if name in ("net", "Line"))
