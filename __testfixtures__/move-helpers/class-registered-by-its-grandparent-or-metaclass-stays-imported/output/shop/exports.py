from shop.bases import TextExport
from shop.text_exports import CsvExport as CsvExport, YamlExport as YamlExport


class JsonExport(TextExport):
    suffix = ".json"
