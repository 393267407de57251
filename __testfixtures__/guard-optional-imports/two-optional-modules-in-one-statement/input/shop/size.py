import gridlib, store.cloud as cloud


def size(x):
    return gridlib.size(x), cloud.open(x)
