hooks = []
table = {}


class Cell:
    pass
