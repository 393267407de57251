def rate():
    return 19
