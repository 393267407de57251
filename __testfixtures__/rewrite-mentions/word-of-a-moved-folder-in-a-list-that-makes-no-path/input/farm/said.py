from farm.options import WORDS
from farm.versions import __version__

SAID = {
    "field",
    "barn",
}


def said(name, folder):
    return f"{folder}/{name}", name in SAID, name in WORDS, __version__
