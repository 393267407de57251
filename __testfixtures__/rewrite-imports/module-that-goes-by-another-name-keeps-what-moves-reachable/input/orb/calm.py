def rest():
    return 2


def nap():
    return 5
