class Export:
    known = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        cls.known[cls.__name__] = cls


class TextExport(Export):
    pass


class Listed(type):
    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        FORMATS.append(cls)


FORMATS = []


class Format(metaclass=Listed):
    pass


class Named:
    def __init_subclass__(cls):
        cls.title = cls.__name__.lower()
