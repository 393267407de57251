from ..notes import slip


def pad():
    return [slip()]
