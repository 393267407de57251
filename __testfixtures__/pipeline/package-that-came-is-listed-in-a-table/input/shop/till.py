def pay():
    return 1


def ask():
    return 2
