from . import coral as coral, shoal
fish = shoal
from .plants import kelp  # the green one
weed = kelp
from .shoal import Fish as Fish

NET: fish.Fish
