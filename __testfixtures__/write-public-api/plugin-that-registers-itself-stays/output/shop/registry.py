KINDS = {}


def register(kind):
    KINDS[kind.__name__] = kind
    return kind
