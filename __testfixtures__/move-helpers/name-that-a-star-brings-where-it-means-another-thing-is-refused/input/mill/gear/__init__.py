from ..wheels import *
from . import speed
