__lazy_modules__ = ["reportlab.pdfgen"]

from reportlab.pdfgen import canvas

from shop_invoicing._imports import _require_reportlab


def pdf(path):
    _require_reportlab("pdf")
    return canvas.Canvas(path)
