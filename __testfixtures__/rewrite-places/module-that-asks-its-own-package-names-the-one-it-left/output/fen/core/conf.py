from importlib import resources

TEXT = resources.files("fen").joinpath("t.txt").read_text()
