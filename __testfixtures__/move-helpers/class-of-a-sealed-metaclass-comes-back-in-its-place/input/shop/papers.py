class PaperType(type):
    pass


class Paper(metaclass=PaperType):
    lines = ()


class Reminder(Paper):
    lines = ("please",)


class Bill(Paper):
    lines = ("total",)


def no_more_papers(*args, **kwargs):
    raise TypeError("all papers are known")


PaperType.__new__ = staticmethod(no_more_papers)
