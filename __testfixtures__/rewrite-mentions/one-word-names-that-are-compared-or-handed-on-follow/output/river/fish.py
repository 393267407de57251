class Trout:
    pass
