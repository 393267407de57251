from importlib.resources import files


def words():
    return files("fen").joinpath("t.txt").read_text()
