class Box:
    pass


LIMIT = 3
