def drill():
    return 7
