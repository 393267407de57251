import shop._codec  # noqa: F401

from .lines import Line

try:
    from .frames import frame
except ImportError:
    frame = None
