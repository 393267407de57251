from netlib import act


def hide(x):
    return act.softmax(x)
