from shop import _Filter

SIZE: int

def include(x: int) -> _Filter: ...
