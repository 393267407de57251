import zlib  # checksums of a pattern
from json import dumps as written, loads  # both ways

from .parts import (
    beam,  # the back one
    reed,  # why we need it
    shuttle,  # type: ignore[attr-defined]
)
from .yarn import Yarn

WEFT = zlib.adler32(b"")


def beat():
    return reed.T, zlib.crc32(b"")


def tie(x):
    return written(loads(x)), shuttle


def comb():
    return beam, Yarn
