from shop import invoicing


def line():
    return invoicing.Line()
