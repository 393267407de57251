PRICE = 3
UNIT = "t"


class Rye:
    pass
