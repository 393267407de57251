from . import shoal as fish
from .plants import kelp as _weed

__all__ = ["fish"]
