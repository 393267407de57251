from shop.orders import segno


def qr_code(iban):
    return segno.make(iban)
