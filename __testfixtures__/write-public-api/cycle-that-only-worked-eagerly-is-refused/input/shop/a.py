from . import b


class A:
    pass
