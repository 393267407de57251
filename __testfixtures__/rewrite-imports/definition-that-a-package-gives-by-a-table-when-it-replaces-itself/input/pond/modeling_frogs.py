from .configuration_frogs import Config


class Frog:
    config = Config


class Late:
    pass


def croak():
    return 1
