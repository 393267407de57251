def stock():
    return 3
