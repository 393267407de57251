# Python imports
import os

# Local imports
from .parts import (
    # older looms have two
    bobbin,  # ours
)


def stay():
    return os.sep, bobbin
