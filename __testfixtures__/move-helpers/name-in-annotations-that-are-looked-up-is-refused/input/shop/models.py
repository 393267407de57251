from __future__ import annotations


class Bag:
    pass


class Box(Bag):
    pass


def pack(box: Box) -> None:
    pass
