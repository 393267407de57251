def keepIt():
    return 1
