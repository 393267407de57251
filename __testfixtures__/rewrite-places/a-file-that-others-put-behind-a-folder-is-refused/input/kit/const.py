import os

HERE = os.path.dirname(os.path.abspath(__file__))


def here(*parts):
    return os.path.join(HERE, *parts)
