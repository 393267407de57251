import pathlib


def rates():
    return pathlib.Path(__spec__.origin).parent.parent.joinpath("data/rates.txt").read_text()
