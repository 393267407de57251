def cm():
    return 1
