def speed():
    return 2


def axis():
    return 5


class Axis:
    pass
