import typing as t
from typing import Annotated, List, Literal, Optional, TypeAlias, Union

from yard import blades

A = Union["blades.Saw", int]
B = Optional["blades.Saw"]
C = List["blades.Saw"]
D = Annotated["blades.Saw", "tools.Saw"]
E = t.Callable[["blades.Saw"], "blades.Saw"]
F: TypeAlias = "blades.Saw"
G = Literal["tools.Saw"]
H = dict[str, "blades.Saw"]
I = {"tools.Saw": 1}["tools.Saw"]
