class Spade:
    edge = 20


class Rake:
    teeth = 12


class Hoe:
    pass
