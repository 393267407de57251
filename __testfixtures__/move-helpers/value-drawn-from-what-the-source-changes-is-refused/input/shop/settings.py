import os
from os import environ

environ.setdefault("MODE", "1")
MODE = os.environ["MODE"]
os.environ["MODE"] = "2"


def f():
    return MODE
