RATE = 5


class Rate:
    pass
