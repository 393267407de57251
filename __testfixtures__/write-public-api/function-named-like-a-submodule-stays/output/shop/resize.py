def resize():
    return "resize"


def nearest():
    return "nearest"
