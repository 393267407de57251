from shop_invoicing._imports import _allow_missing, _require_reportlab, _require_segno

try:
    import segno
except ImportError as _error:
    _allow_missing(_error, "segno")

try:
    from reportlab.pdfgen import canvas
except ImportError as _error:
    _allow_missing(_error, "reportlab")


def pdf(path):
    _require_reportlab("pdf")
    _require_segno("pdf")
    return canvas.Canvas(path), segno.make("a")
