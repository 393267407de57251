from importlib import import_module
from unittest.mock import patch

CATS = import_module("zoo.\
cats")
HELP = "see zoo.cats \
and zoo.\
cats.LEGS"


def three():
    with patch("zoo.cats\
.LEGS", 3):
        return CATS.LEGS
