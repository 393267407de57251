from .tax import net
from numpy import *
