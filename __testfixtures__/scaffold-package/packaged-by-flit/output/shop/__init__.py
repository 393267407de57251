"""A shop."""

__version__ = "1.0"
