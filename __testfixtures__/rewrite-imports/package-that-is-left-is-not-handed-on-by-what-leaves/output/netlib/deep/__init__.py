from .layer import *  # noqa: F403
