from pkg import V


def build():
    return V


def other():
    return 2
