def pay():
    return 1


TILL = 1
