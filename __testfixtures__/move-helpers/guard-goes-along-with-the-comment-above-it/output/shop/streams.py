# Some platforms have no spool.
# There is a fallback.
try:
    from spoollib import Spool
except ImportError:
    from tempfile import TemporaryFile

    Spool = None  # type: ignore


def stream(size):
    if Spool is not None:
        return Spool(size)
    return TemporaryFile("rb+")
