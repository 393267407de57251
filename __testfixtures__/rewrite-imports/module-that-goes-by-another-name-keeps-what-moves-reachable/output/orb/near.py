def mile():
    return 2
