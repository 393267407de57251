import hut.track


def name():
    return getattr(hut, "depth").__name__
