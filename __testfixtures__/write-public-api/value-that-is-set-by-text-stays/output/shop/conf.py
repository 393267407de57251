LEVEL = 1


def raise_level():
    globals()["LEVEL"] = 2
