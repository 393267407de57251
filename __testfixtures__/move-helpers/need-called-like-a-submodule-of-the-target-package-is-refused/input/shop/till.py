from . import units


def label(weight):
    return f"{weight} {units.UNIT}"
