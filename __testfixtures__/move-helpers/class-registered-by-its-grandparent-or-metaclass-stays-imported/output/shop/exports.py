from shop.bases import TextExport


from shop.text_exports import CsvExport as CsvExport, YamlExport as YamlExport  # noqa: E402


class JsonExport(TextExport):
    suffix = ".json"
