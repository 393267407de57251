from typing import List, Optional

import zoo.cats
from zoo import cats


def feed(one: "cats.Lynx" " | cats.Tabby"):
    return one


def groom(
    one: (
        "Optional[zoo."  # by its whole name
        "cats.Lynx]"
    ),
    other: List["cats." "Lynx"],
) -> "cats.Lynx \
| None":
    return other or one
