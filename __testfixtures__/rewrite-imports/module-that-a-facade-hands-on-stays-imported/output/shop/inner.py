import shop as handed  # noqa: F401
from netlib import act


def inner(x):
    return act.softmax(x)
