try:
    import segno

    HAS_SEGNO = True
except ImportError:
    HAS_SEGNO = False


def qr_code(iban: str) -> object:
    if not HAS_SEGNO:
        raise RuntimeError("pip install segno")
    return segno.make(iban)


def has_codes() -> bool:
    return HAS_SEGNO
