import orchard as o


def harvest():
    return o.mill.juice(4)
