import sys

from .orders import *
from .prices import *

__all__ = [name for part in ("orders", "prices") for name in sys.modules["shop." + part].__all__]
