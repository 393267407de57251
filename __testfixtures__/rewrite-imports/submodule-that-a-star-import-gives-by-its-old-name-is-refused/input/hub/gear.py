def teeth():
    return 8
