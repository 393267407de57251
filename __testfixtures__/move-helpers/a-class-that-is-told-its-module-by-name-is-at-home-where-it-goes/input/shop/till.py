from collections import namedtuple
from enum import Enum

Price = namedtuple("Price", "net gross", module=__name__)
Kind = Enum("Kind", ["INK", "PAPER"], module=__name__)
Paper = type("Paper", (), {"__module__": __name__, "width": 80})


class Edge:
    __module__ = __name__


def pay():
    return Price(1, 2), Kind.INK, Paper, Edge
