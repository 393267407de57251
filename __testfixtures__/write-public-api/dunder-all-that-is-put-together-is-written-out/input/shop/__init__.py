from .lines import *
from .tax import *
from . import stock
from .stock import *

__all__ = lines.__all__ + tax.__all__ + stock.__all__
__all__ += ["VERSION"]

VERSION = 1
