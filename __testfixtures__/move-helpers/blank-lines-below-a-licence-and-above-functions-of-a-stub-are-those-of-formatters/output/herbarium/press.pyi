WEIGHT: int

class Press:
    weight: int
