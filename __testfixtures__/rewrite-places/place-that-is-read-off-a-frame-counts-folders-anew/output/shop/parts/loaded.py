import sys
from pathlib import (
    Path,
)


def rates():
    place = Path(
        sys.modules[__name__].__file__,  # this file
    ).parent.parent
    return (
        place
        / "data"
        / "rates.txt"
    ).read_text()
