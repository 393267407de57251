__all__ = ["Field", "Pluck"]


class Field:
    pass


from shop._pluck import Pluck  # noqa: E402


def last():
    return Pluck
