def total():
    return 2
