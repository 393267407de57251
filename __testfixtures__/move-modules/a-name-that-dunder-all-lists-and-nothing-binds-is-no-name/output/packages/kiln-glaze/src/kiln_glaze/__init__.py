"""Glazes."""

from .kinds import Ash, Kind

__all__ = ["Ash", "Kind"]
