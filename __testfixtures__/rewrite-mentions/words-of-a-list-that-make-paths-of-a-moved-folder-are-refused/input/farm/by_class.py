from farm import HERE
from farm.with_attribute import Farm


def folders():
    return [HERE / word for word in Farm.words]
