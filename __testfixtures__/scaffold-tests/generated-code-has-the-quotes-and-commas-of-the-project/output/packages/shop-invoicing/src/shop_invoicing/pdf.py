from shop_invoicing._imports import _allow_missing, _require_reportlab

try:
    from reportlab.pdfgen import canvas
except ImportError as _error:
    _allow_missing(_error, 'reportlab')


def pdf(path):
    _require_reportlab('pdf')
    return canvas.Canvas(path)
