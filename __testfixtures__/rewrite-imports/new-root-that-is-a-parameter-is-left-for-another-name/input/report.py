import shop.invoicing.lines


def total(invoicing):
    return shop.invoicing.lines.Line.total + invoicing
