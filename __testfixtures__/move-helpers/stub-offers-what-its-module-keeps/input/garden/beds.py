__all__ = ["Spade", "Bed"]


class Spade:
    edge = 20


class Rake:
    teeth = 12


class Hoe:
    pass


class Bed:
    rake = Rake()
