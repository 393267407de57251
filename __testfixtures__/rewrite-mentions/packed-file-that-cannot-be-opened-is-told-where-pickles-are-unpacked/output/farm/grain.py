class Rye:
    pass
