class Ash:
    pass
