"""Load, augment and learn from images of single cells."""

__version__ = "0.4.0"
