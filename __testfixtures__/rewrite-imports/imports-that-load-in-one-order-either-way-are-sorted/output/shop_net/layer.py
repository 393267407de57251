from hall import start
from shop.zone import walk

start(walk)


def draw(): ...
