DEBUG = False
LEVEL = 1
NAME = "shop"


def show():
    return DEBUG, LEVEL, NAME
