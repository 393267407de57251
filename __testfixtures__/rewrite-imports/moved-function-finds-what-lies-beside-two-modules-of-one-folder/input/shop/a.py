import os
from importlib import import_module
from pathlib import Path


def read():
    return open(os.path.join(os.path.dirname(__file__), "t.txt")).read()


class Page:
    path = Path(__file__).with_name("t.txt")


def load():
    return import_module(".x", __package__)


def stays():
    return 1
