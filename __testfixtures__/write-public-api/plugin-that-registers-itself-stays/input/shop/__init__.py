from .api import run
from .plugins import Cash, Till
from .tax import net
from . import _setup

__all__ = ["Cash", "Till", "net", "run"]
