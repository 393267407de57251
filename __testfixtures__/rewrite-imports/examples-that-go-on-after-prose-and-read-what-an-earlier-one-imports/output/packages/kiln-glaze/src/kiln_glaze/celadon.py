class Celadon:
    pass
