TEXT = "from %s.other import Y"
WRITTEN = "from .core import X"


def make(name):
    exec(TEXT % name)
    with open("x.py", "w") as file:
        file.write(WRITTEN)
