from decimal import Decimal

from reportlab.pdfgen import canvas


def pdf(total: Decimal) -> canvas.Canvas:
    return canvas.Canvas(f"{total}.pdf")
