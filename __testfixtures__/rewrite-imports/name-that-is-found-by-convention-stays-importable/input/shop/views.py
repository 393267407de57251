def index():
    return 1


def stay():
    return 2
