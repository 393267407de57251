STEP: float = 2.5


class Kit:
    size: int = 3
    names = list(__annotations__)
