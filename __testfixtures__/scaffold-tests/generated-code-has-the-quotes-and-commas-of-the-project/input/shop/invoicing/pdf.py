from reportlab.pdfgen import canvas


def pdf(path):
    return canvas.Canvas(path)
