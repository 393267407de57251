import random

random.seed(3)
X = random.random()


def f():
    return X
