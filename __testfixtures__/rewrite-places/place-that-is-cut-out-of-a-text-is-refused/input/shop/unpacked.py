import os

HERE, NAME = os.path.split(__file__)


def rates():
    return open(os.path.join(HERE, "data", "rates.txt")).read()
