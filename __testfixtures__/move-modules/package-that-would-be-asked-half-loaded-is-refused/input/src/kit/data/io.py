from importlib import resources

OWN = (resources.files("kit") / "data" / "t.txt").read_text()
LOGO = resources.files(__name__.split(".")[0]).joinpath("assets", "logo.svg").read_text()
