import fancy


class Base:
    def __init_subclass__(cls):
        cls.c = fancy.CONST


class Own(Base):
    pass


def g():
    return 2
