from typing import List, Optional

import zoo.wild
from zoo import cats, wild


def feed(one: "wild.Lynx" " | cats.Tabby"):
    return one


def groom(
    one: (
        "Optional[zoo.wild"  # by its whole name
        ".Lynx]"
    ),
    other: List["wild." "Lynx"],
) -> "wild.Lynx \
| None":
    return other or one
