from importlib import resources


def show():
    return resources.files("kit_data").joinpath("t.txt").read_text()
