class PaperType(type):
    pass


class Paper(metaclass=PaperType):
    pass


class Reminder(Paper):
    pass


def no_more_papers(*args, **kwargs):
    raise TypeError("all papers are known")


PaperType.__new__ = staticmethod(no_more_papers)
