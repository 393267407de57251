import sys
from contextlib import suppress

if sys.version_info < (3, 11):
    import tomli as tomllib
else:
    import tomllib

with suppress(ImportError):
    import segno_extra


def load(text):
    return tomllib.loads(text)
