from .core import total

RATE = 2
