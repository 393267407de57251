import orchard


def harvest():
    return orchard.press.juice(4)
