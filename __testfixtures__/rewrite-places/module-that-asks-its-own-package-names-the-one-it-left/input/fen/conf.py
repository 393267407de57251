from importlib import resources

TEXT = resources.files(__package__).joinpath("t.txt").read_text()
