# Python imports
import os
import zlib  # checksums of a pattern  # noqa: E402
from json import dumps as written, loads  # both ways

# Local imports
from .parts import reed  # why we need it
from .parts import shuttle  # type: ignore[attr-defined]
from .parts import (
    # older looms have two
    beam,  # the back one
    bobbin,  # ours
    treadle,
)
from .yarn import Yarn  # noqa: E402


def beat():
    return reed.T, zlib.crc32(b"")


def tie(x):
    return written(loads(x)), shuttle


def comb():
    return beam, Yarn


def lift():
    return treadle


def stay():
    return os.sep, bobbin
