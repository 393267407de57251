from invoicing import lines


def total(invoicing):
    return lines.Line.total + invoicing
