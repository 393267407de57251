def near():
    return 3
