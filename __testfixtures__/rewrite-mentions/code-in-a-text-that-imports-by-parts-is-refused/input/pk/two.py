V = "from %s.core import X\n"


def make():
    ns = {}
    exec(V % "pk", ns)
    return ns["X"]
