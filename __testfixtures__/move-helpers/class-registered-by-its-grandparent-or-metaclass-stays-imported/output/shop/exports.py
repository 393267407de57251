from shop.bases import TextExport
from shop.text_exports import (  # noqa: E402
    CsvExport as CsvExport,
    YamlExport as YamlExport,
)


class JsonExport(TextExport):
    suffix = ".json"
