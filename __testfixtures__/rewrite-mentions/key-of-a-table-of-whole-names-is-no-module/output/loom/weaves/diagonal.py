def twill():
    return 2
