import logging


class Plain(logging.Formatter):
    pass


def handler():
    return logging.NullHandler()
