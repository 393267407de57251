def axis():
    return 5


class Axis:
    pass
