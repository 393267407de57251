from .early import EARLY
from .prices import rounded
from . import curried

__all__ = ["EARLY", "curried", "rounded"]
