WITH_CODES = True

if WITH_CODES:
    import segno
else:
    segno = None


def qr_code(iban):
    return segno.make(iban)


def codes():
    return segno is not None
