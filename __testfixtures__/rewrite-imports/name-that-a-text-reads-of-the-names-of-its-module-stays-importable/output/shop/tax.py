def rate(x):
    return x + 1
