"""Offers by a list what it has of others."""

from .text import *

__all__ = ["text"]
