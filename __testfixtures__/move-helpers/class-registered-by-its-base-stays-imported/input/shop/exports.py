"""All exports; importing this makes them known."""

from shop.base import Export


class CsvExport(Export):
    ending = ".csv"


class PdfExport(Export):
    ending = ".pdf"
