class Line:
    pass


class Plate(Line):
    pass
