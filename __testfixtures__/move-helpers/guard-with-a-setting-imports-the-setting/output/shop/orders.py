WITH_CODES = True

if WITH_CODES:
    import segno
else:
    segno = None


def codes():
    return segno is not None
