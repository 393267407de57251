from . import coral as coral, fish as fish
from . import weed as weed  # the green one
from .fish import Fish as Fish

NET: fish.Fish
