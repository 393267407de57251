def speed():
    return 2


def twice():
    return speed() * 2


def axis():
    return 5
