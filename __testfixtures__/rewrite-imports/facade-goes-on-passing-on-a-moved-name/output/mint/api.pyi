from .coins import *
from .metals import Gold as Gold
