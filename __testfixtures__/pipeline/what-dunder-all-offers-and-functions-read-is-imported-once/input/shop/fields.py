__all__ = ["Field", "Pluck"]


class Field:
    pass


class Pluck(Field):
    pass


def last():
    return Pluck
