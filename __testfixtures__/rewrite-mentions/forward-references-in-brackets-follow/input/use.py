import typing as t
from typing import Annotated, List, Literal, Optional, TypeAlias, Union

from yard import tools

A = Union["tools.Saw", int]
B = Optional["tools.Saw"]
C = List["tools.Saw"]
D = Annotated["tools.Saw", "tools.Saw"]
E = t.Callable[["tools.Saw"], "tools.Saw"]
F: TypeAlias = "tools.Saw"
G = Literal["tools.Saw"]
H = dict[str, "tools.Saw"]
I = {"tools.Saw": 1}["tools.Saw"]
