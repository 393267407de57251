import typing as t
from importlib import import_module
from typing import Annotated
from typing import Literal as L
from typing import Union

import shop.animals

Kind = L["shop.animals.Cat", "dog"]
Named = Annotated["shop.animals.Cat", "shop.animals.Cat", dict(path="shop.animals.Cat")]
Either = Union["shop.animals.Cat", t.Literal["shop.animals.Cat"]]


def feed(kind: "t.Literal['shop.animals.Cat']", pet: t.Annotated["shop.animals.Cat", ("shop.animals.Cat",)]):
    return kind, pet, "shop.animals.Cat"
