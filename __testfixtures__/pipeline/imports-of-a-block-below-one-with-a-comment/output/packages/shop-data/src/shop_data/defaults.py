def _a():
    return 1


def _b():
    return 2
