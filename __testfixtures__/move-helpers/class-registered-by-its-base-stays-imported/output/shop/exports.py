"""All exports; importing this makes them known."""

from shop.base import Export


class CsvExport(Export):
    ending = ".csv"


from shop.pdf import PdfExport as PdfExport  # noqa: E402
