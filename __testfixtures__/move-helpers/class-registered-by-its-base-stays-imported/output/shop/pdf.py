from shop.base import Export


class PdfExport(Export):
    ending = ".pdf"
