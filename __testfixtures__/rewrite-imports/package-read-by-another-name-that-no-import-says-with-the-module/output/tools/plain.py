import orchard


def harvest():
    return orchard.mill.juice(4)
