class Box:
    pass


class Bag:
    pass


class Jar:
    pass
