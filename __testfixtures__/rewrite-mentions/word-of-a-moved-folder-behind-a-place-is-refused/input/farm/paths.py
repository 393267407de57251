import os

ROOT = os.path.dirname(__file__)


def asset(*parts):
    return os.path.join(ROOT, *parts)
