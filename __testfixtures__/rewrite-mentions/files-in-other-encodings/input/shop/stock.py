class Shelf:
    pass
