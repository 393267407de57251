"""Eels."""

from pond.toads import Eel as Eel

LENGTH = 4
