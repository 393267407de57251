RATE = 2


class Bill:
    pass


def total(): ...


def tax(): ...
