def rest():
    return 2
