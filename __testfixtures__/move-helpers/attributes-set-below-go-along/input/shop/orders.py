"""Orders of the shop."""


def parse(text):
    return text.split(parse.separator)


parse.separator = ";"
parse.short_description = "One line of an order"


def pack(lines):
    return list(lines)
