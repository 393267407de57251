"""What people import."""
from mint.coins import *  # noqa: F403
from mint.metals import Gold as Gold
