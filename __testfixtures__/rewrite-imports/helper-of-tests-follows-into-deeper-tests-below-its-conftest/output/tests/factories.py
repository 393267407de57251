from pkg import V


def build():
    return V
