class PaperType(type):
    pass


class Paper(metaclass=PaperType):
    lines = ()


from ._reminders import Reminder as Reminder  # noqa: E402


class Bill(Paper):
    lines = ("total",)


def no_more_papers(*args, **kwargs):
    raise TypeError("all papers are known")


PaperType.__new__ = staticmethod(no_more_papers)
