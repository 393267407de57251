import zlib

WEFT = zlib.adler32(b"")
