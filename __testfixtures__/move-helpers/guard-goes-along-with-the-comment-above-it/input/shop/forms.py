import sys

# Some platforms have no spool.
# There is a fallback.
try:
    from spoollib import Spool
except ImportError:
    from tempfile import TemporaryFile

    Spool = None  # type: ignore

# Colours are for terminals.
try:
    from colourlib import red
except ImportError:
    red = None


def stream(size):
    if Spool is not None:
        return Spool(size)
    return TemporaryFile("rb+")


def form(text):
    return red(text) if red else sys.intern(text)
