from farm import HERE


def folders():
    words = ["field", "barn"]
    return HERE.joinpath(*words)
