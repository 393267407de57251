import hut.conf


def table(module):
    return dict(module.__annotations__)


TABLE = table(hut.conf)
STEP = hut.conf.__annotations__["STEP"]
NAMES = list(hut.conf.__annotations__)
