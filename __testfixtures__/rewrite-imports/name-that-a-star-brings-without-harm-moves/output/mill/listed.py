from .wheels import *
from .wheels import turn as _turn

__all__ = ["turn"]
