"""What people import."""
from mint.coins import *  # noqa: F403
