SIZE = 3


class Line:
    pass
