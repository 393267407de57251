import importlib.resources

TEXT = importlib.resources.files().joinpath("t.txt").read_text()
