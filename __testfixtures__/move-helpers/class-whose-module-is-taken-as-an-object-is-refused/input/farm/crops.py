PRICE = 3
UNIT = "t"
LABEL = "crop"


class Rye:
    pass
