from .lines import *
from .tax import *
