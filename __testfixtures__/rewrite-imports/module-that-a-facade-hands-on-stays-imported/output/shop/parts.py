from netlib import act


def part(x):
    return act.softmax(x)
