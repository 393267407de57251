from shop.bases import Format, Named, TextExport


class CsvExport(TextExport):
    suffix = ".csv"


class YamlExport(Format):
    suffix = ".yml"


class Plain(Named):
    suffix = ".txt"
