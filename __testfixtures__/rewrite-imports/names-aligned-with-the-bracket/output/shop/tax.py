def rate():
    return 19


def reduced():
    return 7
