from .fast import *
from .tax import net
