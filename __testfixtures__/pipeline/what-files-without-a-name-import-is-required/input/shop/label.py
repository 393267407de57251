from shop.widths import load


def width():
    return load("10.0")
