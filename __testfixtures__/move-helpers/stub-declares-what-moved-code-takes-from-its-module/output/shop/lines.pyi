from collections.abc import Callable
from typing import Any

def only(*names: str) -> Callable[[Line], bool]: ...

class Line:
    price: int
    def __getattr__(self, name: str) -> Any: ...

def __getattr__(name: str) -> Any: ...
