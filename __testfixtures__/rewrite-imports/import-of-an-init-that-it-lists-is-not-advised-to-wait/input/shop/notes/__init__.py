from ..desk import current

__all__ = ["current", "slip"]


def slip():
    return current[:]
