CENT = 1


class Coin:
    pass


def change(): ...


def count(): ...
