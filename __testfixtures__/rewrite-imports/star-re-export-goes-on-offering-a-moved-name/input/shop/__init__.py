"""The shop."""

from .billing import *
from .stock import LEFT
