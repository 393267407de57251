from shop_invoicing import _imports


def pdf(path):
    return _imports.reportlab_pdfgen_canvas.Canvas(path)
