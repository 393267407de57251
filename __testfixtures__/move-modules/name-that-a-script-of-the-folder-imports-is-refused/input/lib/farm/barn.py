class Hay:
    pass


class Straw:
    pass
