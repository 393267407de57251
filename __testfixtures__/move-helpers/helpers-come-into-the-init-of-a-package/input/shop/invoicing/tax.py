def rate():
    return 1.19
