class Tax:
    pass


def rate():
    return 3


LIMIT = 4
