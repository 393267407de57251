from core.rules import *  # noqa: F403
