LIMIT = 3
STATE = {"n": 0}
HOOKS = []


def hook(f):
    HOOKS.append(f)
    return f


class Base:
    def run(self):
        return bar(1)


class Child(Base):
    pass


def helper(x):
    STATE["n"] += 1
    return x + LIMIT


def bar(x):
    return helper(x)
