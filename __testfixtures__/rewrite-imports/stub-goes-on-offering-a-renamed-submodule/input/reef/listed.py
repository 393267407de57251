from . import fish as fish
from . import weed as _weed

__all__ = ["fish"]
