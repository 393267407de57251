class Plate:
    pass
