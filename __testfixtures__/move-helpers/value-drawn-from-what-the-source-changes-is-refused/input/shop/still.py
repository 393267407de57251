import os
import random

HOME = os.environ["HOME"]
Y = random.random()


def f():
    os.environ["MODE"] = "2"
    random.seed(3)
    return HOME, Y, os.environ["PATH"]
