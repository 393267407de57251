DEBUG = False
LEVEL = 1


def show():
    return DEBUG, LEVEL
