import orchard as o


def harvest():
    return o.press.juice(4)
