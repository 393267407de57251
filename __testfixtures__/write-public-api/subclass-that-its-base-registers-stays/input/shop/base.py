class Kind:
    known = []

    def __init_subclass__(cls):
        Kind.known.append(cls.__name__)
