from shop.lines import Line


def only(line):
    return isinstance(line, Line)


def cheap(line):
    return line.price < 2
