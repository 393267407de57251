from netlib import act


def alone_here(x):
    return act.softmax(x)
