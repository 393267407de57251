import sys as _sys

from .tax import net

_sys.modules[__name__].extra = 1
