from . import coral
from . import shoal as fish
from .plants import kelp as weed
