HAS_SEGNO = False  # switched off in this shop


def codes():
    return ["qr"] if HAS_SEGNO else []
