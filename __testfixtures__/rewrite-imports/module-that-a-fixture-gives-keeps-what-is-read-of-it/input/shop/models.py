class Box:
    pass


class Bag:
    pass


class Jar:
    pass


LIMIT = 3
