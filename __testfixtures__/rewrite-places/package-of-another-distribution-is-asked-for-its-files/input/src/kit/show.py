from importlib import resources


def show():
    return resources.files("kit").joinpath("data", "t.txt").read_text()
