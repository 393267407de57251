try:
    import segno

    HAS_SEGNO = True
except ImportError:
    HAS_SEGNO = False


def has_codes() -> bool:
    return HAS_SEGNO
