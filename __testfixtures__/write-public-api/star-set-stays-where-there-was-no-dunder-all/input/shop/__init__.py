import os

from .tax import gross as with_tax, _round
from . import lines

ROOT = os.sep
