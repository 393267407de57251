from importlib.resources import files


def words():
    return files().joinpath("t.txt").read_text()
