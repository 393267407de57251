import gridlib as g
from plotter import draw
from store.cloud import Bucket
import store.local


def both(x):
    return draw(g.Table(x))


def cloud(x):
    return Bucket(x), store.local.read(x)
