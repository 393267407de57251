"""What people import."""
from shop.inner import *  # noqa: F403
