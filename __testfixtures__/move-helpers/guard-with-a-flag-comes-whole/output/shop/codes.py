"""Codes on invoices."""

import zlib

try:
    import segno

    HAS_SEGNO = True
except ImportError:
    HAS_SEGNO = False


def checksum(number: str) -> int:
    return zlib.crc32(number.encode())


def qr_code(iban: str) -> object:
    if not HAS_SEGNO:
        raise RuntimeError("pip install segno")
    return segno.make(iban)
