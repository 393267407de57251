from importlib import resources


def read():
    return (resources.files("kit") / "store/data" / "t.txt").read_text()
