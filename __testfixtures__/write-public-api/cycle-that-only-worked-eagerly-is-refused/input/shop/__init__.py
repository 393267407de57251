from .b import B
from .a import A

__all__ = ["A", "B"]
