import sys

LIMIT = 3


def no_limit():
    setattr(sys.modules[__name__], "LIMIT", None)
