import os

os.environ["BACKEND"] = "agg"


def draw():
    return 1
