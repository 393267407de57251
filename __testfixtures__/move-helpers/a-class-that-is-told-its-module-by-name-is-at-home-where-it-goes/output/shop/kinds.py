from collections import namedtuple
from enum import Enum

WIDTH = 80


Price = namedtuple("Price", "net gross", module=__name__)
Kind = Enum("Kind", ["INK", "PAPER"], module=__name__)
Paper = type("Paper", (), {"__module__": __name__, "width": 80})


class Edge:
    __module__ = __name__
