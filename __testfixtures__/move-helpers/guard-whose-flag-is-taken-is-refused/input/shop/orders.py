try:
    import segno

    HAS_SEGNO = True
except ImportError:
    HAS_SEGNO = False


def qr_code(iban):
    return segno.make(iban) if HAS_SEGNO else None
