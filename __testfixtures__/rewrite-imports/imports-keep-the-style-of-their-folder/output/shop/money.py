CENT = 1


class Coin:
    pass


def count(): ...
