from acme.nodes import Two


def register(function):
    return [Two(), function]


class Base:
    def __init_subclass__(cls):
        cls.first = register(cls)


TABLE = {"base": Base}


class Sub(Base):
    pass


def last():
    pass
