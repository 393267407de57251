def parse(text):
    return text.split(parse.separator)


parse.separator = ";"
parse.short_description = "One line of an order"
