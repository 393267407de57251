from importlib import import_module
from unittest.mock import patch

CATS = import_module("zoo.\
felines")
HELP = "see zoo.felines \
and zoo.\
felines.LEGS"


def three():
    with patch("zoo.felines\
.LEGS", 3):
        return CATS.LEGS
