from acme.nodes import Node


def register(function):
    return [Two(), function]


class Base:
    def __init_subclass__(cls):
        cls.first = register(cls)


TABLE = {"base": Base}


class Two(Node):
    pass


class Sub(Base):
    pass


def last():
    pass
