from importlib import resources


def read():
    return (resources.files("kit") / "data" / "t.txt").read_text()
