import sys

# Colours are for terminals.
try:
    from colourlib import red
except ImportError:
    red = None


def form(text):
    return red(text) if red else sys.intern(text)
