from core.more import drop as drop
from core.rules import *  # noqa: F403
