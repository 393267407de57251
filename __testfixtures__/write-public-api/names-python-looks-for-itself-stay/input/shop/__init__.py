from ._about import __doc__, __version__
from .tax import *
from .tax import __all__

from .lines import Line
